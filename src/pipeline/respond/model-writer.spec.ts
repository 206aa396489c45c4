import { join } from 'node:path';
import { evidence, question } from '../../../test/fakes/journey';
import { type ChatModel, ModelError, type ChatRequest } from '../../core/ports/chat-model';
import { PromptFiles } from '../../models/prompt-files';
import { ModelWriter } from './model-writer';

const prompts = {
  render: (step: string, language: string, variables: Readonly<Record<string, string>>) =>
    `${step} ${language} ${JSON.stringify(variables)}`,
};
const found = [
  evidence('a', { title: '甲', headingPath: ['一', '二'], text: '甲的话。' }),
  evidence('b', { title: '乙' }),
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
    expect(asked[0]?.system).toBe('compose-answer zh {"maxCharacters":"120"}');
    expect(asked[0]?.user).toContain('[1] 甲 › 一 › 二\\n甲的话。');
    expect(asked[0]?.user).toContain('[2] 乙');
    expect(asked[0]?.user).toContain('"question":"血压多少算高"');
    expect(asked[1]?.system).toMatch(/^compose-answer en/);
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
    expect(await replying('{"answerable": true, "answer": "算高[2]"}')()).toMatchObject({
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
      expect(user).toContain('[1] 甲');
      expect(user).toContain('血压多少算高');
      expect(system + user).not.toContain('{{');
    }
  });
});
