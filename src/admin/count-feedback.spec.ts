import { countFeedback } from './count-feedback';

describe('countFeedback', () => {
  it('is all zero without any', () => {
    expect(countFeedback([])).toEqual({ up: 0, down: 0, reasons: [] });
  });

  it('counts thumbs, and reasons apart for each kind, the most frequent first', () => {
    const counts = countFeedback([
      { kind: 'up', reason: null },
      { kind: 'down', reason: '过时' },
      { kind: 'down', reason: '答非所问' },
      { kind: 'down', reason: ' 答非所问 ' },
      { kind: 'up', reason: '答非所问' },
      { kind: 'down', reason: ' ' },
    ]);
    expect(counts).toEqual({
      up: 2,
      down: 4,
      reasons: [
        { kind: 'down', reason: '答非所问', count: 2 },
        { kind: 'down', reason: '过时', count: 1 },
        { kind: 'up', reason: '答非所问', count: 1 },
      ],
    });
  });
});
