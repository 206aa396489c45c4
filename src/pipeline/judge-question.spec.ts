import { question, rejected, verdict } from '../../test/fakes/journey';
import type { Verdict } from '../core/verdict';
import { judgeQuestion } from './judge-question';

const knowing = (verdicts: Record<string, Verdict>, pairs: readonly string[] = []) => ({
  assistant: 'patients',
  revision: 1,
  gate: { judge: (text: string) => verdicts[text] ?? rejected() },
  similarPairs: (text: string) => pairs.map((id) => ({ id, similarity: id === text ? 1 : 0.9 })),
});
const completed = question({ text: '那呢', rewritten: '螃蟹能吃吗', matchText: '螃蟹能吃吗' });

describe('judgeQuestion', () => {
  it('judges the complete question', async () => {
    expect((await judgeQuestion(knowing({ 螃蟹能吃吗: verdict() }), completed)).decision).toBe('accept');
    expect((await judgeQuestion(knowing({ 那呢: verdict() }), completed)).decision).toBe('reject');
  });

  it('keeps to what an admin listed as bad, however it was completed', async () => {
    const snapshot = knowing({ 螃蟹能吃吗: verdict(), 那呢: rejected({ reason: 'listed-bad' }) });
    expect((await judgeQuestion(snapshot, completed)).reason).toBe('listed-bad');
  });

  it('takes a question with an approved answer for listed, word for word only', async () => {
    const asked = question({ matchText: '能喝酒吗' });
    expect(await judgeQuestion(knowing({}, ['能喝酒吗']), asked)).toMatchObject({
      decision: 'accept',
      reason: 'listed-good',
    });
    expect((await judgeQuestion(knowing({}, ['能喝点酒吗']), asked)).decision).toBe('reject');
    const bad = { 能喝酒吗: rejected({ reason: 'listed-bad' }) };
    expect((await judgeQuestion(knowing(bad, ['能喝酒吗']), asked)).reason).toBe('listed-bad');
  });

  describe('where a model looks again', () => {
    const seen: string[] = [];
    const refiner = {
      refine: (_snapshot: unknown, text: string, judged: Verdict) => {
        seen.push(text);
        return Promise.resolve({ ...judged, decision: 'accept' as const });
      },
    };
    const decisionOn = async (snapshot: ReturnType<typeof knowing>, asked = completed) =>
      (await judgeQuestion(snapshot, asked, { refiner })).decision;
    beforeEach(() => {
      seen.length = 0;
    });

    it('has the complete question looked at, and goes by that', async () => {
      expect(await decisionOn(knowing({ 螃蟹能吃吗: rejected({ reason: 'near-threshold' }) }))).toBe('accept');
      expect(seen).toEqual(['螃蟹能吃吗']);
    });

    it('asks nothing where an admin has the word', async () => {
      const snapshot = knowing({ 那呢: rejected({ reason: 'listed-bad' }) }, ['螃蟹能吃吗']);
      expect(await decisionOn(snapshot)).toBe('reject');
      expect(await decisionOn(snapshot, question({ matchText: '螃蟹能吃吗' }))).toBe('accept');
      expect(seen).toEqual([]);
    });
  });
});
