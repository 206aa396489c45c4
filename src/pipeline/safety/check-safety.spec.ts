import type { SafetyRule, SafetyStep } from '../../core/ports/safety-rule';
import { checkedPieces, safetyOf } from './check-safety';

const rule = (name: string, blocks: string): SafetyRule => ({
  name,
  check: ({ text }) =>
    Promise.resolve(text.includes(blocks) ? { decision: 'block', reason: 'no-doses' } : { decision: 'pass' }),
});

async function blocked(rules: readonly SafetyRule[], text = '一天吃几片') {
  const told: unknown[] = [];
  const steps: SafetyStep[] = [];
  const trace = { note: (facts: object) => told.push(facts), noteSafety: (step: SafetyStep) => steps.push(step) };
  const blocks = safetyOf(rules, { burst: { assistant: 'patients' }, options: {}, trace });
  return { isBlocked: await blocks('question', text), told, did: steps.map(({ rule: name, did }) => [name, did]) };
}

describe('safetyOf', () => {
  it('tells the first rule that blocks, and why; nothing else is asked', async () => {
    expect(await blocked([rule('calm', '酒'), rule('doses', '几片'), rule('late', '吃')])).toEqual({
      isBlocked: true,
      told: [{ blockedBy: 'doses: no-doses' }],
      did: [
        ['calm', 'passed'],
        ['doses', 'blocked'],
      ],
    });
  });

  it('blocks nothing where all pass, or where there are none', async () => {
    expect(await blocked([rule('doses', '酒')])).toEqual({ isBlocked: false, told: [], did: [['doses', 'passed']] });
    expect(await blocked([])).toEqual({ isBlocked: false, told: [], did: [] });
  });

  it('a rule that throws blocks; one that marks lets through', async () => {
    const throwing: SafetyRule = { name: 'broken', check: () => Promise.reject(new Error('no')) };
    expect(await blocked([throwing])).toMatchObject({
      isBlocked: true,
      told: [{ blockedBy: 'broken: safety-rule-failed' }],
    });
    const marking: SafetyRule = {
      name: 'words',
      check: () => Promise.resolve({ decision: 'mark', reason: 'noticed' }),
    };
    expect(await blocked([marking])).toEqual({ isBlocked: false, told: [], did: [['words', 'marked']] });
  });
});

describe('checkedPieces', () => {
  const quick: SafetyRule = {
    name: 'words',
    check: () => Promise.resolve({ decision: 'pass' }),
    quick: ({ text }) => (text.includes('酒') ? { decision: 'block', reason: 'listed-words-1' } : { decision: 'pass' }),
  };

  it('tells an answer that grows until a rule blocks it, and nothing more', () => {
    const told: string[] = [];
    const tell = checkedPieces([quick], { assistant: 'patients', tell: (text) => told.push(text) });
    for (const text of ['少盐。', '少盐。喝酒。', '少盐。']) tell?.(text);
    expect(told).toEqual(['少盐。']);
  });

  it('tells nothing where a rule has to ask somebody', () => {
    const slow = rule('clinic', '酒');
    expect(checkedPieces([quick, slow], { assistant: 'patients', tell: () => undefined })).toBeUndefined();
  });
});
