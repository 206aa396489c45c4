import { question, rejected, verdict } from '../../test/fakes/journey';
import type { Verdict } from '../core/verdict';
import { judgeQuestion } from './judge-question';

const gateOf = (verdicts: Record<string, Verdict>) => ({ judge: (text: string) => verdicts[text] ?? rejected() });
const completed = question({ text: '那呢', rewritten: '螃蟹能吃吗', matchText: '螃蟹能吃吗' });

describe('judgeQuestion', () => {
  it('judges the complete question', () => {
    expect(judgeQuestion(gateOf({ 螃蟹能吃吗: verdict() }), completed).decision).toBe('accept');
    expect(judgeQuestion(gateOf({ 那呢: verdict() }), completed).decision).toBe('reject');
  });

  it('keeps to what an admin listed as bad, however it was completed', () => {
    const gate = gateOf({ 螃蟹能吃吗: verdict(), 那呢: rejected({ reason: 'listed-bad' }) });
    expect(judgeQuestion(gate, completed).reason).toBe('listed-bad');
  });
});
