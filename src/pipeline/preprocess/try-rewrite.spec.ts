import type { ModelRewriter, RewriteInput, Rewriting } from './model-rewriter';
import { TryRewrite } from './try-rewrite.use-case';

const modelOf = (rewriting: Rewriting, inputs: RewriteInput[] = []) =>
  new TryRewrite({
    rewrite: (input: RewriteInput) => {
      inputs.push(input);
      return Promise.resolve(rewriting);
    },
  } as unknown as ModelRewriter);
const reading = { isQuestion: true, intent: null, topic: '', needsContext: true, question: '肠镜多久做一次' };
const turn = { context: ['胃镜多久做一次', '两年一次'], utterance: '那肠镜呢' };

describe('byRules', () => {
  const rules = new TryRewrite(null);

  it('takes the turn before the last for the speaker’s own', () => {
    expect(rules.byRules(turn)).toBe('肠镜多久做一次');
    expect(rules.byRules({ context: ['胃镜多久做一次'], utterance: '那肠镜呢' })).toBe('肠镜多久做一次');
  });

  it('takes what the other named', () => {
    expect(rules.byRules({ context: ['有什么好看的书', '百年孤独'], utterance: '它好看吗' })).toBe('百年孤独好看吗');
  });

  it('leaves alone what it is not sure of', () => {
    expect(rules.byRules({ context: ['早', '早'], utterance: '今天真冷' })).toBeNull();
  });
});

describe('byModel', () => {
  it('asks with two speakers who take turns', async () => {
    const inputs: RewriteInput[] = [];
    expect(await modelOf({ status: 'rewritten', question: '肠镜多久做一次', reading }, inputs).byModel(turn)).toBe(
      '肠镜多久做一次',
    );
    expect(inputs[0]?.lines.map(({ member }) => member?.id)).toEqual(['asker', 'other']);
    expect(inputs[0]).toMatchObject({ asker: { id: 'asker' }, language: 'zh' });
  });

  it('tells a failure from a turn that is complete', async () => {
    expect(await modelOf({ status: 'complete', reading }).byModel(turn)).toBe('那肠镜呢');
    expect(await modelOf({ status: 'failed', failure: 'timeout' }).byModel(turn)).toBeNull();
    expect(await new TryRewrite(null).byModel(turn)).toBeNull();
  });
});
