import { seededRandom } from '../text/seeded-random';
import { binaryMetrics, operatingPoints, type Scored } from './binary-metrics';

const scored = (...rows: [number, boolean][]): Scored[] => rows.map(([score, good]) => ({ score, good }));

describe('binaryMetrics', () => {
  // Falling: good 9, bad 8, good 7, bad 5, good 2.
  const data = scored([7, true], [9, true], [5, false], [2, true], [8, false]);

  it('by hand', () => {
    // At 6: three accepted, two of them good, of three good.
    const metrics = binaryMetrics(data, 6);
    expect(metrics.precision).toBeCloseTo(2 / 3, 12);
    expect(metrics.recall).toBeCloseTo(2 / 3, 12);
    expect(metrics.f1).toBeCloseTo(2 / 3, 12);
    // Best: accept all, P 3/5, R 1.
    expect(metrics.bestF1).toBeCloseTo(0.75, 12);
    // Good above bad in 2 + 1 + 0 of 6 pairs.
    expect(metrics.auc).toBeCloseTo(3 / 6, 12);
    expect(metrics.averagePrecision).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
    expect(metrics.precisionAtRecall90).toBeCloseTo(3 / 5, 12);
  });

  it('accepts from the threshold on, itself included', () => {
    expect(binaryMetrics(data, 9).recall).toBeCloseTo(1 / 3, 12);
    expect(binaryMetrics(data, 9.1)).toMatchObject({ f1: 0, precision: 0, recall: 0 });
    expect(binaryMetrics(data, -Infinity).recall).toBe(1);
  });

  it.each([1, 2, 3, 4, 5, 6])('as by brute force, with many ties (seed %d)', (seed) => {
    const random = seededRandom(seed);
    const rows = Array.from({ length: 80 }, (): Scored => {
      const good = random() < 0.3;
      return { good, score: Math.floor(random() * 12) + (good ? 2 : 0) };
    });
    const goods = rows.filter(({ good }) => good);
    const bads = rows.filter(({ good }) => !good);
    let wins = 0;
    for (const left of goods) {
      for (const right of bads) wins += left.score > right.score ? 1 : left.score === right.score ? 0.5 : 0;
    }
    const cuts = [...new Set(rows.map(({ score }) => score))].sort((left, right) => right - left);
    const at = cuts.map((cut) => {
      const accepted = rows.filter(({ score }) => score >= cut);
      const hits = accepted.filter(({ good }) => good).length;
      return { precision: hits / accepted.length, recall: hits / goods.length };
    });
    const f1Of = ({ precision, recall }: { precision: number; recall: number }) =>
      precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

    const metrics = binaryMetrics(rows, 7);
    expect(metrics.auc).toBeCloseTo(wins / (goods.length * bads.length), 12);
    expect(metrics.bestF1).toBeCloseTo(Math.max(...at.map(f1Of)), 12);
    expect(metrics.precisionAtRecall90).toBeCloseTo(
      Math.max(...at.filter(({ recall }) => recall >= 0.9).map(({ precision }) => precision)),
      12,
    );
    expect(metrics.averagePrecision).toBeCloseTo(
      at.reduce((sum, { precision, recall }, place) => sum + precision * (recall - (at[place - 1]?.recall ?? 0)), 0),
      12,
    );
    expect(metrics.f1).toBeCloseTo(
      f1Of(at[cuts.filter((cut) => cut >= 7).length - 1] ?? { precision: 0, recall: 0 }),
      12,
    );
    expect(operatingPoints(rows).map(({ score }) => score)).toEqual(cuts);
  });

  it('of a perfect and of a useless score', () => {
    const perfect = binaryMetrics(scored([3, true], [2, true], [1, false]), 2);
    expect(perfect).toMatchObject({ f1: 1, bestF1: 1, auc: 1, averagePrecision: 1, precisionAtRecall90: 1 });
    const useless = binaryMetrics(scored([1, true], [1, false], [1, false], [1, false]), 1);
    expect(useless.auc).toBe(0.5);
    expect(useless.bestF1).toBeCloseTo(0.4, 12);
  });

  it('of one kind alone, or of nothing, is finite', () => {
    for (const rows of [[], scored([1, true]), scored([1, false])]) {
      for (const value of Object.values(binaryMetrics(rows, 0))) expect(Number.isFinite(value)).toBe(true);
      expect(binaryMetrics(rows, 0).auc).toBe(0.5);
    }
  });
});
