import { backOff } from './back-off';

describe('backOff', () => {
  it('doubles with each attempt, up to five minutes', () => {
    const longest = [1, 2, 3, 4, 10, 11, 50, 1_000_000].map((attempts) => backOff(attempts, () => 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 256_000, 300_000, 300_000, 300_000]);
  });

  it('is half of it random', () => {
    expect([0, 0.5, 1].map((drawn) => backOff(3, () => drawn))).toEqual([1000, 1500, 2000]);
    const drawn = new Set(Array.from({ length: 50 }, () => backOff(20)));
    expect(drawn.size).toBeGreaterThan(10);
    for (const wait of drawn) expect(wait >= 150_000 && wait <= 300_000).toBe(true);
  });
});
