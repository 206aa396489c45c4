import type { SafetyRule } from '../../core/ports/safety-rule';
import { safetyOf } from './check-safety';

const rule = (name: string, blocks: string): SafetyRule => ({
  name,
  check: ({ text }) =>
    Promise.resolve(text.includes(blocks) ? { decision: 'block', reason: 'no-doses' } : { decision: 'pass' }),
});

async function blocked(rules: readonly SafetyRule[], text = '一天吃几片') {
  const told: unknown[] = [];
  const trace = { note: (facts: object) => told.push(facts) };
  const blocks = safetyOf(rules, { burst: { assistant: 'patients' }, options: {}, trace });
  return { isBlocked: await blocks('question', text), told };
}

describe('safetyOf', () => {
  it('tells the first rule that blocks, and why', async () => {
    expect(await blocked([rule('calm', '酒'), rule('doses', '几片'), rule('late', '吃')])).toEqual({
      isBlocked: true,
      told: [{ blockedBy: 'doses: no-doses' }],
    });
  });

  it('blocks nothing where all pass, or where there are none', async () => {
    expect(await blocked([rule('doses', '酒')])).toEqual({ isBlocked: false, told: [] });
    expect(await blocked([])).toEqual({ isBlocked: false, told: [] });
  });
});
