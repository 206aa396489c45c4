import { dotProduct, fitLogisticRegression, type LogisticProblem, type SparseRow } from './logistic-regression';

const row = (values: Record<number, number>): SparseRow => ({
  features: Int32Array.from(Object.keys(values), Number),
  values: Float64Array.from(Object.values(values)),
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** |w|²/2 + C Σ importance · log loss, written plainly. */
function plainLoss({ rows, labels, offsets, importance, strength }: LogisticProblem, weights: Float64Array): number {
  let sum = weights.reduce((total, weight) => total + (weight * weight) / 2, 0);
  rows.forEach((item, at) => {
    const chance = sigmoid((offsets?.[at] ?? 0) + dotProduct(item, weights));
    sum -= strength * (importance?.[at] ?? 1) * Math.log(labels[at] === 1 ? chance : 1 - chance);
  });
  return sum;
}

/** A problem of 60 rows over 8 features, the same in every run. */
function problemOf(overrides: Partial<LogisticProblem> = {}): LogisticProblem {
  const pseudo = (at: number): number =>
    Math.sin(at * 12.9898) * 43758.5453 - Math.floor(Math.sin(at * 12.9898) * 43758.5453);
  const rows = Array.from({ length: 60 }, (_, at) =>
    row({ [at % 5]: 1 + pseudo(at), [5 + (at % 3)]: pseudo(at + 100) - 0.5 }),
  );
  return {
    rows,
    labels: rows.map((_row, at) => (pseudo(at + 7) + (at % 5) / 5 > 0.9 ? 1 : 0)),
    offsets: rows.map((_row, at) => pseudo(at + 300) - 0.5),
    importance: rows.map((_row, at) => 0.5 + pseudo(at + 500)),
    featureCount: 8,
    strength: 3,
    ...overrides,
  };
}

describe('fitLogisticRegression', () => {
  it('stands where the loss is flat: no slope in any direction', () => {
    const problem = problemOf();
    const weights = fitLogisticRegression(problem);
    const step = 1e-4;
    for (let feature = 0; feature < problem.featureCount; feature++) {
      const moved = (by: number) =>
        plainLoss(
          problem,
          weights.map((value, at) => (at === feature ? value + by : value)),
        );
      expect((moved(step) - moved(-step)) / (2 * step)).toBeCloseTo(0, 2);
    }
  });

  it('finds the known solution of one feature', () => {
    // One row: w = C (1 - sigmoid(w)).
    const weights = fitLogisticRegression({ rows: [row({ 0: 1 })], labels: [1], featureCount: 1, strength: 2 });
    const [weight] = weights;
    expect(weight).toBeCloseTo(2 * (1 - sigmoid(weight ?? 0)), 4);
    expect(weight).toBeGreaterThan(0);
  });

  it('separates what one feature separates', () => {
    const rows = [row({ 0: 1 }), row({ 0: 1 }), row({ 1: 1 }), row({ 1: 1 })];
    const [first, second] = fitLogisticRegression({ rows, labels: [1, 1, 0, 0], featureCount: 2, strength: 10 });
    expect(first).toBeGreaterThan(1);
    expect(second).toBeCloseTo(-(first ?? 0), 6);
  });

  it('counts a row of importance 3 as three rows', () => {
    const rows = [row({ 0: 1, 1: 0.5 }), row({ 0: 0.3, 1: 1 })];
    const heavy = fitLogisticRegression({ rows, labels: [1, 0], importance: [3, 1], featureCount: 2, strength: 1 });
    const [first, second] = rows as [SparseRow, SparseRow];
    const tripled = fitLogisticRegression({
      rows: [first, first, first, second],
      labels: [1, 1, 1, 0],
      featureCount: 2,
      strength: 1,
    });
    heavy.forEach((weight, at) => {
      expect(weight).toBeCloseTo(tripled[at] as number, 6);
    });
  });

  it('learns less from what the offset already says', () => {
    const of = (offset: number) =>
      fitLogisticRegression({ rows: [row({ 0: 1 })], labels: [1], offsets: [offset], featureCount: 1, strength: 1 })[0];
    expect(of(4)).toBeLessThan(of(0) ?? 0);
    expect(of(-4)).toBeGreaterThan(of(0) ?? 0);
  });

  it('learns nothing from nothing: the prediction is the offset', () => {
    expect([...fitLogisticRegression({ rows: [], labels: [], featureCount: 3, strength: 3 })]).toEqual([0, 0, 0]);
    const off = fitLogisticRegression(problemOf({ strength: 0 }));
    expect([...off].every((weight) => weight === 0)).toBe(true);
  });

  it('is the same twice', () => {
    expect(fitLogisticRegression(problemOf())).toEqual(fitLogisticRegression(problemOf()));
  });

  it('stays finite with offsets far out', () => {
    const weights = fitLogisticRegression(
      problemOf({ offsets: Array.from({ length: 60 }, (_, at) => (at % 2 ? 800 : -800)) }),
    );
    expect([...weights].every(Number.isFinite)).toBe(true);
  });
});

describe('dotProduct', () => {
  it('adds value times weight', () => {
    expect(dotProduct(row({ 0: 2, 3: -1 }), [10, 20, 30, 5])).toBe(15);
    expect(dotProduct(row({}), [1])).toBe(0);
  });
});
