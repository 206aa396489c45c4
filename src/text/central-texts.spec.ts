import { centrality } from './central-texts';

describe('centrality', () => {
  it('is highest for what has most in common with the rest', () => {
    const [about, alike, beside] = centrality(['降压药降低老年患者血压', '老年患者血压与降压药', '作者感谢同事']);
    expect(about).toBeGreaterThan(beside ?? 1);
    expect(alike).toBeGreaterThan(beside ?? 1);
  });

  it('is zero for what says nothing, and empty for nothing', () => {
    expect(centrality(['血压', '…'])[1]).toBe(0);
    expect(centrality([])).toEqual([]);
  });
});
