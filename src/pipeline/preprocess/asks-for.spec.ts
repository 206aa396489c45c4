import { asksFor } from './asks-for';

describe('asksFor', () => {
  it.each([
    '血压多少算高',
    '總結一下這篇',
    '求推荐血压计',
    'please summarise the article',
    'is it true',
    '这个药饭后吃？',
    '伤口疼不疼',
    '能洗澡不',
  ])('hears a question or a request: %s', (words) => {
    expect(asksFor(words)).toBe(true);
  });

  it.each(['今天真冷', '我妈在吃来曲唑', '收到', 'good morning', ''])('hears none: %s', (words) => {
    expect(asksFor(words)).toBe(false);
  });
});
