import { quantile } from './quantile';

describe('quantile', () => {
  it.each([
    [0, 1],
    [0.25, 2],
    [0.5, 3],
    [0.625, 3.5],
    [1, 5],
    [-1, 1],
    [2, 5],
  ])('at %d', (q, expected) => {
    expect(quantile([1, 2, 3, 4, 5], q)).toBeCloseTo(expected, 12);
  });

  it('is the value itself of one value, and 0 of none', () => {
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBe(0);
  });

  it('never falls as q rises', () => {
    const values = Float64Array.from({ length: 37 }, (_, at) => (at * 7919) % 101).sort();
    let before = -Infinity;
    for (let q = 0; q <= 1; q += 0.01) {
      expect(quantile(values, q)).toBeGreaterThanOrEqual(before);
      before = quantile(values, q);
    }
  });
});
