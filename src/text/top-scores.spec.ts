import { TopScores } from './top-scores';

const values = (count: number, modulus: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => ((at * 7919 + 13) % modulus) - modulus / 10);

const bySorting = (all: Float32Array, count: number) =>
  [...all]
    .map((value, place) => ({ place, value }))
    .filter(({ value }) => value > 0)
    .sort((left, right) => right.value - left.value || left.place - right.place)
    .slice(0, count);

describe('TopScores', () => {
  it.each([
    [1000, 10_007, 1],
    [1000, 10_007, 7],
    [1000, 10_007, 100],
    [50, 10_007, 100],
    [0, 10_007, 5],
    [3000, 40, 100],
  ])('of %d values (modulus %d) finds the %d that sorting finds', (count, modulus, capacity) => {
    const all = values(count, modulus);
    const top = new TopScores(capacity);
    const expected = bySorting(all, capacity);
    const found = [...top.largest(all)].sort((left, right) => right - left);
    expect(found.slice(0, expected.length)).toEqual(expected.map(({ value }) => value));
    expect(found.slice(expected.length)).toEqual(new Array(capacity - expected.length).fill(0));
    expect(top.selected().map(({ value }) => value)).toEqual(expected.map(({ value }) => value));
    for (const { place, value } of top.selected()) expect(all[place]).toBe(value);
    expect(new Set(top.selected().map(({ place }) => place)).size).toBe(expected.length);
  });

  it('leaves out zeros and what is below', () => {
    const top = new TopScores(3);
    top.largest(Float32Array.of(0, -1, 2, 0));
    expect(top.selected()).toEqual([{ place: 2, value: 2 }]);
  });

  it('selects fewer than it could, and forgets the last selection', () => {
    const top = new TopScores(5);
    top.largest(Float32Array.of(9, 8, 7, 6, 5));
    expect([...top.largest(Float32Array.of(1, 3, 2), 2)].sort()).toEqual([2, 3]);
    expect(top.selected(2)).toEqual([
      { place: 1, value: 3 },
      { place: 2, value: 2 },
    ]);
  });

  it('names equal values in the order of their places', () => {
    const top = new TopScores(4);
    top.largest(Float32Array.of(1, 5, 5, 5));
    expect(top.selected().map(({ place }) => place)).toEqual([1, 2, 3, 0]);
  });
});
