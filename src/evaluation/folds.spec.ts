import { stratifiedFolds } from './folds';

const data = [
  ...Array.from({ length: 23 }, (_, at) => ({ text: `good ${at}`, good: true })),
  ...Array.from({ length: 71 }, (_, at) => ({ text: `bad ${at}`, good: false })),
];

describe('stratifiedFolds', () => {
  it('deals every message into exactly one fold', () => {
    const texts = stratifiedFolds(data, 10, 1).flatMap((fold) => fold.map(({ text }) => text));
    expect([...texts].sort()).toEqual(data.map(({ text }) => text).sort());
  });

  it('gives each fold the same share of good ones, but for one', () => {
    for (const fold of stratifiedFolds(data, 10, 1)) {
      const goods = fold.filter(({ good }) => good).length;
      expect([2, 3]).toContain(goods);
      expect([7, 8]).toContain(fold.length - goods);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(stratifiedFolds(data, 5, 7)).toEqual(stratifiedFolds(data, 5, 7));
    expect(stratifiedFolds(data, 5, 7)).not.toEqual(stratifiedFolds(data, 5, 8));
  });

  it('leaves folds empty when there are more of them than messages', () => {
    const folds = stratifiedFolds(data.slice(0, 2), 4, 1);
    expect(folds.map(({ length }) => length)).toEqual([1, 1, 0, 0]);
  });
});
