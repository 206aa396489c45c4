import { type Postings, UnitScores } from './unit-scores';

const UNITS = 500;

/** Postings of the terms as given: pairs of unit and impact. */
function postingsOf(terms: readonly (readonly [number, number])[][]): Postings {
  return {
    offsets: Uint32Array.from({ length: terms.length + 1 }, (_, at) => terms.slice(0, at).flat().length),
    units: Int32Array.from(terms.flat(), ([unit]) => unit),
    impacts: Uint8Array.from(terms.flat(), ([, impact]) => impact),
  };
}

const few = postingsOf([
  [
    [3, 100],
    [7, 1],
    [499, 255],
  ],
  [
    [3, 50],
    [8, 20],
  ],
]);
const many = postingsOf([
  Array.from({ length: UNITS }, (_, at) => [at, 1 + ((at * 7919) % 255)] as const),
  Array.from({ length: 250 }, (_, at) => [at * 2, 1 + ((at * 31) % 99)] as const),
]);

describe('UnitScores', () => {
  it('adds up, and gives the best in rising order', () => {
    const scores = new UnitScores(UNITS);
    scores.add(few, [
      { number: 0, weight: 0.5 },
      { number: 1, weight: 2 },
    ]);
    expect(scores.values[3]).toBe(150);
    expect([...scores.takeBest(10)]).toEqual([0.5, 40, 127.5, 150]);
  });

  it('starts anew after the best are taken, and after it is cleared', () => {
    const scores = new UnitScores(UNITS);
    scores.add(few, [{ number: 0, weight: 1 }]);
    scores.takeBest(1);
    expect(scores.values.every((value) => value === 0)).toBe(true);
    expect(scores.takeBest(5)).toHaveLength(0);
    scores.add(few, [{ number: 0, weight: 1 }]);
    scores.clear();
    scores.add(few, [{ number: 1, weight: 1 }]);
    expect([...scores.takeBest(5)]).toEqual([20, 50]);
  });

  it.each([1, 7, 100, 499, 500, 900])('finds the best %d among many as sorting does', (count) => {
    const scores = new UnitScores(UNITS);
    for (const weight of [1, 1e-6, 1e6]) {
      scores.add(many, [
        { number: 0, weight },
        { number: 1, weight: weight / 3 },
      ]);
      const expected = [...scores.values].sort((left, right) => left - right).slice(-count);
      expect([...scores.takeBest(count)]).toEqual(expected);
    }
  });

  it('gives all that are equal their place', () => {
    const scores = new UnitScores(UNITS);
    scores.add(postingsOf([Array.from({ length: 40 }, (_, at) => [at, 9] as const)]), [{ number: 0, weight: 1 }]);
    expect([...scores.takeBest(25)]).toEqual(new Array(25).fill(9));
  });

  it('serves no unit at all', () => {
    const scores = new UnitScores(0);
    scores.add(few, []);
    expect(scores.takeBest(3)).toHaveLength(0);
  });
});
