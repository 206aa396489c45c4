import { withoutHidden } from './hidden-text';

describe('withoutHidden', () => {
  it.each([
    ['a <!-- b\nc --> d', 'a   d'],
    ['secret --> shown', '  shown'],
    ['shown <!-- secret', 'shown  '],
    ['最多提前~~14天~~7天', '最多提前 7天'],
    ['a ~ b ~~ c', 'a ~ b ~~ c'],
    ['plain a < b and c > d', 'plain a < b and c > d'],
  ])('%j becomes %j', (text, shown) => {
    expect(withoutHidden(text)).toBe(shown);
  });
});
