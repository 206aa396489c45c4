import { rewriteFigures, rougeL } from './rewrite-metrics';

describe('rougeL', () => {
  it.each([
    ['它要多久', '它要多久', 1],
    // Three in common, of four and five.
    ['它要多久', '胃镜要多久', 6 / 9],
    ['甲乙', '乙甲', 0.5],
    ['甲', '乙', 0],
    ['', '乙', 0],
    [' 甲 ', '甲', 1],
    ['𠮷𠮷', '𠮷', 2 / 3],
  ])('of "%s" and "%s" is %d', (text, reference, expected) => {
    expect(rougeL(text, reference)).toBeCloseTo(expected, 10);
  });
});

describe('rewriteFigures', () => {
  it('are means over the pairs', () => {
    const pairs = [
      { text: '胃镜要多久', reference: '胃镜要多久 ' },
      { text: '甲', reference: '乙' },
    ];
    expect(rewriteFigures(pairs)).toEqual({ exactMatch: 0.5, rougeL: 0.5 });
  });

  it('of nothing are 0', () => {
    expect(rewriteFigures([])).toEqual({ exactMatch: 0, rougeL: 0 });
  });
});
