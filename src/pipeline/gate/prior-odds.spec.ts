import { ACCEPT_LOG_ODDS, priorLogOdds, thresholdOf } from './prior-odds';

const thresholds = { zh: 4, en: 2 };

describe('the gate before anything is learnt', () => {
  it('is exactly at the cut when the score is exactly at the threshold', () => {
    for (const threshold of [0.5, 4, 15]) expect(priorLogOdds(threshold, threshold)).toBe(ACCEPT_LOG_ODDS);
    expect(ACCEPT_LOG_ODDS).toBeCloseTo(Math.log(0.4 / 0.6), 12);
  });

  it('rises with the score and falls with the threshold', () => {
    expect(priorLogOdds(5, 4)).toBeGreaterThan(ACCEPT_LOG_ODDS);
    expect(priorLogOdds(3, 4)).toBeLessThan(ACCEPT_LOG_ODDS);
    expect(priorLogOdds(5, 6)).toBeLessThan(priorLogOdds(5, 4));
    expect(Number.isFinite(priorLogOdds(0, 0.5))).toBe(true);
  });

  it('takes the threshold of the language', () => {
    expect(thresholdOf('血压多少算高？', thresholds)).toBe(4);
    expect(thresholdOf('mmdet 怎么装', thresholds)).toBe(4);
    expect(thresholdOf('how to install?', thresholds)).toBe(2);
  });

  it('wants more of a statement: 0.15 in ln(1 + score)', () => {
    const needed = thresholdOf('我血压140', thresholds);
    expect(Math.log1p(needed) - Math.log1p(4)).toBeCloseTo(0.15, 12);
    expect(thresholdOf('我血压140？', thresholds)).toBe(4);
  });
});
