import { ACCEPT_LOG_ODDS } from './prior-odds';
import { featuresOf, fitRefinement, isUndecided, type RefinementExample, refinedScore } from './refinement';

const unsure = ACCEPT_LOG_ODDS;
const example = (good: boolean, likeGood: number, likeBad: number, score = unsure): RefinementExample => ({
  good,
  score,
  features: featuresOf({ good: likeGood, bad: likeBad, passage: null }),
});
const telling = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0 ? example(true, 0.8 + at / 1000, 0.2) : example(false, 0.2, 0.8 + at / 1000),
);
const fitOf = (examples: readonly RefinementExample[]) => {
  const refinement = fitRefinement(examples);
  if (!refinement) throw new Error('Nothing was learnt.');
  return refinement;
};

describe('fitRefinement', () => {
  it('raises what is like the good ones, and lowers what is like the bad ones', () => {
    const refinement = fitOf(telling);
    expect(refinedScore(refinement, unsure, [0.8, 0.2])).toBeGreaterThan(unsure + 0.5);
    expect(refinedScore(refinement, unsure, [0.2, 0.8])).toBeLessThan(unsure - 0.5);
  });

  it('takes no notice of a likeness that tells nothing', () => {
    const refinement = fitOf(telling.map(({ good }, at) => example(good, ((at >> 1) % 4) / 10, ((at >> 1) % 5) / 10)));
    const scores = [0, 0.1, 0.3].map((likeness) => refinedScore(refinement, unsure, [likeness, 0.2]));
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(0.5);
  });

  it('hardly moves what the gate knew already', () => {
    const known = telling.map((item) => ({ ...item, score: item.good ? 5 : -5 }));
    const [much, little] = [fitOf(telling), fitOf(known)].map(
      (refinement) => refinedScore(refinement, unsure, [0.8, 0.2]) - unsure,
    );
    expect(Math.abs(little ?? NaN)).toBeLessThan(Math.abs(much ?? NaN) / 2);
  });

  it('takes the nearest passage for a third measure where there is one', () => {
    const withPassages = telling.map(({ good }) => ({
      good,
      score: unsure,
      features: featuresOf({ good: 0.5, bad: 0.5, passage: good ? 0.9 : 0.3 }),
    }));
    expect(refinedScore(fitOf(withPassages), unsure, [0.5, 0.5, 0.9])).toBeGreaterThan(unsure + 0.3);
  });

  it('learns nothing from one kind alone', () => {
    expect(fitRefinement([])).toBeNull();
    expect(fitRefinement(telling.filter(({ good }) => good))).toBeNull();
  });

  it('is the same twice', () => {
    expect(fitRefinement(telling)).toEqual(fitRefinement(telling));
  });
});

describe('what is undecided', () => {
  const wrongBy = (distance: number, count: number) =>
    Array.from({ length: count }, () => example(false, 0.5, 0.5, unsure + distance));
  const widthOf = (...mistakes: RefinementExample[]) => fitOf([...telling, ...mistakes]).width;

  it('is as wide as most of the gate’s mistakes are', () => {
    expect(widthOf(...wrongBy(1.2, 9), ...wrongBy(9, 1))).toBeCloseTo(1.98, 5);
    expect(widthOf(...wrongBy(1.2, 10))).toBeCloseTo(1.2, 5);
  });

  it('is neither nothing nor everything', () => {
    expect(widthOf(...wrongBy(0.1, 10))).toBe(0.5);
    expect(widthOf(...wrongBy(9, 10))).toBe(2.5);
    expect(widthOf(...wrongBy(9, 2))).toBe(1);
  });

  it('is on both sides of the threshold', () => {
    for (const [distance, undecided] of [
      [0, true],
      [0.9, true],
      [-0.9, true],
      [1, false],
      [-1.1, false],
    ] as const) {
      expect(isUndecided(ACCEPT_LOG_ODDS + distance, { width: 1 })).toBe(undecided);
    }
  });
});
