import { retrievalFigures } from './retrieval-metrics';

const at = (rank: number | null, milliseconds = 1) => ({ rank, milliseconds });

describe('retrievalFigures', () => {
  it('means the reciprocal ranks, and counts what is not found as nothing', () => {
    expect(retrievalFigures([at(1), at(2), at(4), at(null)]).mrr).toBeCloseTo((1 + 0.5 + 0.25) / 4);
  });

  it('counts a rank for each recall that it is within', () => {
    expect(retrievalFigures([at(1), at(5), at(6), at(10), at(11)])).toMatchObject({
      recall1: 0.2,
      recall5: 0.4,
      recall10: 0.8,
    });
  });

  it('orders the times before it takes the middle and the slow end', () => {
    const figures = retrievalFigures([at(1, 9), at(1, 1), at(1, 5)]);
    expect(figures.p50Ms).toBe(5);
    expect(figures.p99Ms).toBeCloseTo(8.92);
  });

  it('is nothing for no questions', () => {
    expect(retrievalFigures([])).toEqual({ mrr: 0, recall1: 0, recall5: 0, recall10: 0, p50Ms: 0, p99Ms: 0 });
  });
});
