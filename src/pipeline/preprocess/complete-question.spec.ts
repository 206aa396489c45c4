import { notSetUp, question } from '../../../test/fakes/journey';
import type { ContextLine } from '../../core/message';
import type { QuestionReading } from '../../core/intent';
import type { Question } from '../../core/question';
import { completeQuestion, type KnowledgeView } from './complete-question';
import type { ModelRewriter, Rewriting } from './model-rewriter';

const reading: QuestionReading = {
  isQuestion: true,
  intent: 'medical',
  topic: '来曲唑',
  needsContext: true,
  question: '来曲唑要吃多久',
};
const rewriterOf = (rewrite: () => Promise<Rewriting>) => ({ rewrite }) as unknown as ModelRewriter;
const neverAsked = rewriterOf(notSetUp);
const others: ContextLine[] = [{ member: { id: 'wang', name: '王' }, text: '来曲唑要吃五年', sentAt: 1 }];

interface Talk {
  own?: string[];
  lines?: ContextLine[];
  isAsked?: boolean;
  rewriter?: ModelRewriter | null;
  asked?: Partial<Question>;
  knowledge?: Partial<KnowledgeView>;
}

const nothingKnown: KnowledgeView = { mayConcern: () => true, answers: () => false, holds: () => false };

function complete(words: string, talk: Talk = {}) {
  const { own = [], lines = [], isAsked = true, rewriter = null, asked = {}, knowledge = {} } = talk;
  const said = asked.quoted && !asked.quoted.isFromBot ? asked.quoted.text : null;
  return completeQuestion({
    asked: question({ text: words, ...asked }),
    words,
    isAsked,
    articles: asked.articles ?? [],
    context: { lines, antecedents: { quoted: said, own, answer: null } },
    rewriter,
    knowledge: { ...nothingKnown, ...knowledge },
    signal: undefined,
  });
}
const untouched = { rewritten: null, rewrittenBy: null, notes: [], pointsAway: false, reading: null };
const unresolved = { ...untouched, notes: ['reference-unresolved'], pointsAway: true };

describe('without a model', () => {
  it('rules complete what is plain', async () => {
    expect(await complete('它要吃多久', { own: ['我妈在吃来曲唑'] })).toEqual({
      rewritten: '来曲唑要吃多久',
      rewrittenBy: 'rules',
      notes: [],
      pointsAway: false,
      reading: null,
    });
  });

  it.each([
    ['what is complete', '化疗期间怎么预防感染', { own: ['我妈在吃来曲唑'] }],
    ['what is for other members', '你们吃它吗', { own: ['我妈在吃来曲唑'] }],
    ['what asks for nothing', '它真好吃', { own: ['我妈在吃来曲唑'], isAsked: false }],
  ])('leave %s as it is', async (_what, words, talk) => {
    expect(await complete(words, talk)).toEqual(untouched);
  });

  it('leave alone what the knowledge holds word for word', async () => {
    const knowledge = { holds: (text: string) => text === '多少算高' };
    expect(await complete('多少算高', { own: ['尿酸怎么查'], knowledge })).toEqual(untouched);
  });

  it('leave alone what may stand by itself and is answered so; a condition told before still counts', async () => {
    const knowledge = { answers: (text: string) => text === '能喝酒吗' };
    expect(await complete('能喝酒吗', { own: ['一天吃多少盐合适'], knowledge })).toEqual(untouched);
    expect(await complete('能喝酒吗', { own: ['我在吃头孢'], knowledge })).toMatchObject({
      rewritten: '我在吃头孢，能喝酒吗',
    });
  });

  it('never take the words of another member', async () => {
    expect(await complete('它要吃多久', { lines: others })).toEqual(unresolved);
  });

  it('take "this" for the picture or the page that came along', async () => {
    const attachments = [{ kind: 'image' as const, key: 'k', name: null, app: 'page', platformMessageId: 'p' }];
    const articles = [{ url: 'https://mp.weixin.qq.com/s/1', title: '辟谣', text: '' }];
    const talk = { own: ['我妈在吃来曲唑'] };
    expect((await complete('这个要紧吗', { ...talk, asked: { attachments } })).notes).toEqual(['points-at-attachment']);
    expect((await complete('这是真的吗', { ...talk, asked: { articles } })).notes).toEqual(['points-at-article']);
  });

  it('take what is quoted where a call of the bot has no words of its own', async () => {
    const quoted = { text: '造口袋多久换一次', isFromBot: false };
    expect(await complete('', { isAsked: false, asked: { quoted, mentionsBot: true } })).toMatchObject({
      rewritten: '造口袋多久换一次',
      rewrittenBy: 'rules',
    });
    expect(await complete('', { isAsked: false, asked: { quoted } })).toEqual(untouched);
    const own = { text: '每周换一次。', isFromBot: true };
    expect(await complete('', { isAsked: false, asked: { quoted: own, mentionsBot: true } })).toEqual(untouched);
  });
});

describe('a model', () => {
  const completing = rewriterOf(() => Promise.resolve({ status: 'rewritten', question: '来曲唑要吃多久', reading }));

  it('completes what the rules cannot, by the words of all', async () => {
    expect(await complete('它要吃多久', { lines: others, rewriter: completing })).toEqual({
      rewritten: '来曲唑要吃多久',
      rewrittenBy: 'model',
      notes: [],
      pointsAway: false,
      reading,
    });
  });

  it.each([
    ['the rules are sure', '它要吃多久', { own: ['我妈在吃来曲唑'] }],
    ['the question is complete', '化疗期间怎么预防感染', { lines: others }],
    ['nothing is asked', '它真好吃', { lines: others, isAsked: false }],
    ['nothing was said before', '它要吃多久', {}],
    ['only others spoke, and the question may be complete', '能吃柚子吗', { lines: others }],
  ])('is not asked where %s', async (_why, words, talk) => {
    await expect(complete(words, { ...talk, rewriter: neverAsked })).resolves.toBeDefined();
  });

  it('is asked about chatter only by who calls the bot', async () => {
    const heard: string[] = [];
    const mayConcern = (text: string) => {
      heard.push(text);
      return false;
    };
    const talk = { lines: others, knowledge: { mayConcern } };
    expect(await complete('它要吃多久', { ...talk, rewriter: neverAsked })).toMatchObject({ rewritten: null });
    expect(heard).toEqual(['来曲唑要吃五年 它要吃多久']);
    const called = await complete('它要吃多久', { ...talk, rewriter: completing, asked: { mentionsBot: true } });
    expect(called.rewrittenBy).toBe('model');
  });

  it('that fails leaves the lines put in front, or the question as it was, and the reason', async () => {
    const failing = rewriterOf(() => Promise.resolve({ status: 'failed', failure: 'timeout' }));
    expect(await complete('多久能下床', { own: ['我妈刚做完髋关节置换'], rewriter: failing })).toEqual({
      rewritten: '我妈刚做完髋关节置换，多久能下床',
      rewrittenBy: 'rules',
      notes: ['rewrite-failed: timeout'],
      pointsAway: false,
      reading: null,
    });
    expect(await complete('它要吃多久', { lines: others, rewriter: failing })).toEqual({
      ...unresolved,
      notes: ['rewrite-failed: timeout', 'reference-unresolved'],
    });
  });

  it('that calls it complete is believed', async () => {
    const content = rewriterOf(() => Promise.resolve({ status: 'complete', reading }));
    expect(await complete('它要吃多久', { lines: others, rewriter: content })).toEqual({
      ...untouched,
      notes: ['rewrite-not-needed'],
      reading,
    });
  });
});
