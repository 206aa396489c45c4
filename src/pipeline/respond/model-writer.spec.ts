import { join } from 'node:path';
import { evidence, question } from '../../../test/fakes/journey';
import { answerOf } from '../../../test/fakes/marked-answer';
import { type ChatModel, ModelError, type ChatRequest } from '../../core/ports/chat-model';
import { PromptFiles } from '../../models/prompt-files';
import { ModelCheck } from './grounding/model-check';
import { ModelWriter } from './model-writer';

const prompts = {
  render: (step: string, language: string, variables: Readonly<Record<string, string>>) =>
    `${step} ${language} ${JSON.stringify(variables)}`,
};
const found = [
  evidence('a', { title: '甲', headingPath: ['一', '二'], text: '甲的话。要量两次，要复诊。' }),
  evidence('b', { title: '乙', text: '收缩压到140算高，舒张压到140算高。' }),
];

function writerWith(complete: ChatModel['complete']) {
  const writer = new ModelWriter({ complete }, prompts);
  return (changes: Partial<Parameters<ModelWriter['compose']>[0]> = {}) =>
    writer.compose({ question: question(), evidence: found, maxCharacters: 120, signal: undefined, ...changes });
}
const replying = (text: string, tokens: number | null = 321) => writerWith(() => Promise.resolve({ text, tokens }));

describe('ModelWriter', () => {
  it('asks in the language of the question, with numbered passages under their headings', async () => {
    const asked: ChatRequest[] = [];
    const compose = writerWith((request) => {
      asked.push(request);
      return Promise.resolve({ text: '{"answerable": false}', tokens: 1 });
    });
    await compose();
    await compose({ question: question({ language: 'en', text: 'what is high' }) });
    expect(asked[0]?.system).toContain('compose-answer zh {"maxCharacters":"120"');
    expect(asked[0]?.user).toMatch(/\[1\] <<<(data-[\w-]+)\\n甲 › 一 › 二\\n甲的话。.*\1>>>/);
    expect(asked[0]?.user).toMatch(/\[2\] <<<data-[\w-]+\\n乙/);
    expect(asked[0]?.user).toMatch(/"question":"<<<(data-[\w-]+)\\n血压多少算高\\n\1>>>"/);
    expect(asked[1]?.system).toMatch(/^compose-answer en/);
  });

  it('asks the complete question, with what came along set apart from the passages', async () => {
    const asked: ChatRequest[] = [];
    const compose = writerWith((request) => {
      asked.push(request);
      return Promise.resolve({ text: '{"answerable": false}', tokens: 1 });
    });
    await compose({
      question: question({
        text: '那螃蟹呢',
        rewritten: '化疗后能吃螃蟹吗',
        quoted: { text: '煮熟可以吃', isFromBot: true },
        articles: [{ url: 'https://mp.weixin.qq.com/s/1', title: '海鲜', text: '正文' }],
      }),
    });
    expect(asked[0]?.user).toMatch(/"question":"<<<data-[\w-]+\\n化疗后能吃螃蟹吗\\n/);
    expect(asked[0]?.user).toMatch(/compose-answer-shared zh .*煮熟可以吃.*海鲜/);
    await compose();
    expect(asked[1]?.user).not.toContain('compose-answer-shared');
  });

  it('sends no more of a huge message than a model can use', async () => {
    let length = 0;
    const compose = writerWith(({ user }) => {
      length = user.length;
      return Promise.resolve({ text: '', tokens: null });
    });
    await compose({ question: question({ text: '高'.repeat(100_000) }) });
    expect(length).toBeLessThan(6000);
  });

  it('passes the signal on', async () => {
    const { signal } = new AbortController();
    let passed: AbortSignal | undefined;
    const compose = writerWith((request) => {
      passed = request.signal;
      return Promise.resolve({ text: '', tokens: null });
    });
    await compose({ signal });
    expect(passed).toBe(signal);
  });

  it('gives the answer with its tokens', async () => {
    expect(await replying(answerOf('算高[2]'))()).toMatchObject({
      status: 'answer',
      tokens: 321,
      answer: { text: '算高[1]', writer: 'model', citations: [{ evidenceId: 'b' }] },
    });
  });

  it('says why a reply cannot be used, and what it cost', async () => {
    expect(await replying('算高')()).toEqual({ status: 'unusable', fallback: 'invalid-json', tokens: 321 });
    expect(await replying('{"answerable": false}', null)()).toEqual({ status: 'not-answerable', tokens: null });
  });

  it.each(['unreachable', 'timeout', 'error'] as const)(
    'takes a model that fails (%s) as no answer',
    async (failure) => {
      const compose = writerWith(() => Promise.reject(new ModelError(failure, 'The model failed')));
      expect(await compose()).toEqual({ status: 'unusable', fallback: `model-${failure}`, tokens: null });
    },
  );

  describe('while the model writes', () => {
    const whole = answerOf('收缩压到140算高。[2]要量两次。[1]');

    /** Tells the texts as a model does that streams, and notes what is shown. */
    async function shownOf(texts: readonly string[], changes: Parameters<ReturnType<typeof writerWith>>[0] = {}) {
      const shown: string[] = [];
      const compose = writerWith(({ onText }) => {
        for (const text of texts) onText?.(text);
        return Promise.resolve({ text: texts.at(-1) ?? '', tokens: 5 });
      });
      const composition = await compose({ onPartialAnswer: (text) => shown.push(text), ...changes });
      return { shown, composition };
    }
    const growing = (text: string) => Array.from(text, (_, at) => text.slice(0, at + 1));

    it('tells each sentence once, when its sources are checked', async () => {
      const { shown, composition } = await shownOf(growing(whole));
      expect(shown).toEqual(['收缩压到140算高。[1]', '收缩压到140算高。[1]要量两次。[2]']);
      expect(composition).toMatchObject({ status: 'answer', answer: { text: shown.at(-1) } });
    });

    it('tells what has come at once together', async () => {
      expect((await shownOf([whole])).shown).toEqual(['收缩压到140算高。[1]要量两次。[2]']);
    });

    it('takes nothing back: what begins anew is told by the finished answer', async () => {
      const other = whole.replace('收缩压', '舒张压');
      const first = whole.slice(0, whole.indexOf('}') + 1);
      expect((await shownOf([first, other])).shown).toEqual(['收缩压到140算高。[1]']);
      expect((await shownOf([whole, first, whole])).shown).toHaveLength(1);
    });

    it('tells nothing of a sentence that its sources do not carry, and says what was removed', async () => {
      const invented = answerOf('收缩压到140算高。[2]要量五次。[1]别忘了要服硝苯地平。[1]要复诊。[1]见别处。[9]');
      const { shown, composition } = await shownOf(growing(invented));
      expect(shown).toEqual(['收缩压到140算高。[1]', '收缩压到140算高。[1]要复诊。[2]']);
      expect(composition).toMatchObject({
        status: 'answer',
        answer: { text: '收缩压到140算高。[1]要复诊。[2]', citations: [{ evidenceId: 'b' }, { evidenceId: 'a' }] },
        removed: [
          { fault: 'number', count: 1 },
          { fault: 'drug', count: 1 },
          { fault: 'unknown-citation', count: 1 },
        ],
      });
    });

    it.each([
      whole.replace('true', 'false'),
      '{"sentences": [{"text": "收缩压到140算高。", "evidence": [2]}], "answerable": true}',
      '收缩压到140算高。[2]',
      answerOf('You should measure it twice a day. [1]'),
      '<html>{"text": "高"}</html>',
      '',
    ])('tells nothing of %j', async (text) => {
      expect((await shownOf(growing(text))).shown).toEqual([]);
    });

    it('does not ask the model to stream for nobody', async () => {
      let asked: ChatRequest | undefined;
      const compose = writerWith((request) => {
        asked = request;
        return Promise.resolve({ text: whole, tokens: null });
      });
      await compose();
      expect(asked).not.toHaveProperty('onText');
    });
  });

  it.each([
    ['all is unsupported', answerOf('收缩压到160算高。[2]'), { status: 'unusable', fallback: 'unsupported' }],
    [
      'the main sentence is, and little is left',
      answerOf('收缩压到160才算很高，要去急诊。[2]要复诊。[1]'),
      { status: 'unusable', fallback: 'unsupported' },
    ],
    ['nothing names its source', answerOf('收缩压到140算高。'), { status: 'unusable', fallback: 'no-citation' }],
    [
      'it names what does not exist',
      answerOf('收缩压到140算高。[7]'),
      { status: 'unusable', fallback: 'unknown-citation' },
    ],
  ])('has no answer when %s', async (_why, text, expected) => {
    expect(await replying(text)()).toMatchObject(expected);
  });

  it('cites what carries a sentence in place of what it names', async () => {
    expect(await replying(answerOf('收缩压到140算高。[1]'))()).toMatchObject({
      answer: { text: '收缩压到140算高。[1]', citations: [{ evidenceId: 'b' }] },
    });
  });

  it('removes what a rule of safety finds, under its name', async () => {
    const rule = ({ text }: { text: string }) => (text.includes('量') ? 'personal-dose' : null);
    const complete = () => Promise.resolve({ text: answerOf('收缩压到140算高。[2]要量两次。[1]'), tokens: 1 });
    const writer = new ModelWriter({ complete }, prompts, { rulesFor: () => [rule] });
    const input = { question: question(), evidence: found, maxCharacters: 120, signal: undefined };
    expect(await writer.compose(input)).toMatchObject({
      answer: { text: '收缩压到140算高。[1]' },
      removed: [{ fault: 'personal-dose', count: 1 }],
    });
  });

  describe('with a model that checks', () => {
    const draft = answerOf('收缩压到140算高。[2]要量两次。[1]要量五次。[1]');
    const checkedBy = async (verdict: () => string) => {
      const complete = ({ role }: ChatRequest) =>
        Promise.resolve({ text: role === 'check' ? verdict() : draft, tokens: 1 });
      const model = { complete };
      const writer = new ModelWriter(model, prompts, { modelCheck: new ModelCheck(model, prompts) });
      const told: string[] = [];
      const composed = await writer.compose({
        question: question(),
        evidence: found,
        maxCharacters: 120,
        signal: undefined,
        onPartialAnswer: (text) => told.push(text),
      });
      expect(told).toEqual([]);
      return composed.status === 'answer' && composed.answer.text;
    };
    const verdicts = (...supported: unknown[]) =>
      JSON.stringify({ verdicts: supported.map((one) => ({ supported: one })) });

    it('what it finds unsupported is removed, and what words found stays removed', async () => {
      expect(await checkedBy(() => verdicts(true, false, true))).toBe('收缩压到140算高。[1]');
    });

    it.each([
      [
        'fails',
        () => {
          throw new ModelError('timeout', 'It is late');
        },
      ],
      ['answers prose', () => 'All are supported.'],
      ['judges fewer', () => verdicts(true)],
      ['judges in words', () => verdicts('true', 'true', 'true')],
    ])('words alone decide when it %s', async (_how, verdict: () => string) => {
      expect(await checkedBy(verdict)).toBe('收缩压到140算高。[1]要量两次。[2]');
    });
  });

  it('does not hide a fault of the program', async () => {
    await expect(writerWith(() => Promise.reject(new TypeError('a fault')))()).rejects.toThrow('a fault');
  });

  it('finds its prompts among those that ship', async () => {
    const shipped = new PromptFiles(join(__dirname, '..', '..', '..', 'prompts'));
    const asked: ChatRequest[] = [];
    const complete = (request: ChatRequest) => {
      asked.push(request);
      return Promise.resolve({ text: '{"answerable": false}', tokens: null });
    };
    for (const language of ['zh', 'en'] as const) {
      const input = { question: question({ language }), evidence: found, maxCharacters: 120, signal: undefined };
      await new ModelWriter({ complete }, shipped).compose(input);
    }
    for (const { system, user } of asked) {
      expect(system).toContain('120');
      expect(user).toMatch(/\[1\] <<<data-[\w-]+\n甲/);
      expect(user).toContain('血压多少算高');
      expect(system + user).not.toContain('{{');
    }
  });
});
