import { question, rejected, verdict } from '../../test/fakes/journey';
import type { Verdict } from '../core/verdict';
import { judgeQuestion } from './judge-question';

const knowing = (verdicts: Record<string, Verdict>, pairs: readonly string[] = []) => ({
  gate: { judge: (text: string) => verdicts[text] ?? rejected() },
  similarPairs: (text: string) => pairs.map((id) => ({ id, similarity: id === text ? 1 : 0.9 })),
});
const completed = question({ text: '那呢', rewritten: '螃蟹能吃吗', matchText: '螃蟹能吃吗' });

describe('judgeQuestion', () => {
  it('judges the complete question', () => {
    expect(judgeQuestion(knowing({ 螃蟹能吃吗: verdict() }), completed).decision).toBe('accept');
    expect(judgeQuestion(knowing({ 那呢: verdict() }), completed).decision).toBe('reject');
  });

  it('keeps to what an admin listed as bad, however it was completed', () => {
    const snapshot = knowing({ 螃蟹能吃吗: verdict(), 那呢: rejected({ reason: 'listed-bad' }) });
    expect(judgeQuestion(snapshot, completed).reason).toBe('listed-bad');
  });

  it('takes a question with an approved answer for listed, word for word only', () => {
    const asked = question({ matchText: '能喝酒吗' });
    expect(judgeQuestion(knowing({}, ['能喝酒吗']), asked)).toMatchObject({
      decision: 'accept',
      reason: 'listed-good',
    });
    expect(judgeQuestion(knowing({}, ['能喝点酒吗']), asked).decision).toBe('reject');
    const bad = { 能喝酒吗: rejected({ reason: 'listed-bad' }) };
    expect(judgeQuestion(knowing(bad, ['能喝酒吗']), asked).reason).toBe('listed-bad');
  });
});
