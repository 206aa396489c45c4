import type { TryRewrite } from '../pipeline/preprocess/try-rewrite.use-case';
import { EvaluateRewrite } from './evaluate-rewrite.use-case';

const pairs = [
  { context: ['胃镜多久做一次', '两年'], utterance: '那肠镜呢', rewritten: '肠镜多久做一次' },
  { context: ['你好'], utterance: '好', rewritten: '你好好' },
];
const rewriteOf = (changes: Partial<TryRewrite>) =>
  ({ hasModel: false, byRules: () => null, ...changes }) as TryRewrite;

describe('EvaluateRewrite', () => {
  it('measures the rules against doing nothing and putting the last turn before', async () => {
    const rewrite = rewriteOf({ byRules: ({ utterance }) => (utterance === '那肠镜呢' ? '肠镜多久做一次' : null) });
    expect(await new EvaluateRewrite(rewrite).run(pairs)).toMatchObject({
      pairs: 2,
      leaveAsIs: { exactMatch: 0 },
      prependLast: { exactMatch: 0.5 },
      rules: { exactMatch: 0.5, changed: 0.5 },
      model: null,
    });
  });

  it('counts what a model fails at as left alone', async () => {
    const byModel = ({ utterance }: { utterance: string }) =>
      Promise.resolve(utterance === '好' ? null : '肠镜多久做一次');
    const { model, leaveAsIs } = await new EvaluateRewrite(rewriteOf({ hasModel: true, byModel })).run(pairs);
    expect(model).toMatchObject({ exactMatch: 0.5, failed: 0.5 });
    expect(model?.rougeL).toBeGreaterThan(leaveAsIs.rougeL);
  });
});
