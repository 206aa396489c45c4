import { estimateTokens } from './estimate-tokens';

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['   \n', 0],
    ['每天吃盐不超过五克', 9],
    ['blood pressure', 3],
    ['140/90', 3],
    ['血压140/90 mmHg。', 7],
  ])('counts %j as %d', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('counts a text no less than its halves', () => {
    const text = '空腹血糖在4.4到7.0之间 (fasting glucose)，餐后两小时不超过10。';
    const halves = estimateTokens(text.slice(0, 20)) + estimateTokens(text.slice(20));
    expect(Math.abs(estimateTokens(text) - halves)).toBeLessThanOrEqual(2);
  });
});
