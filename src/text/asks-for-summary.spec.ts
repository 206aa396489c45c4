import { asksForSummary, speaksOfFile } from './asks-for-summary';

describe('asksForSummary', () => {
  it.each([
    '总结一下这篇',
    '概括要点',
    '这份文件讲了什么',
    '说的是啥',
    'Can you summarise it?',
    'what is this paper about?',
  ])('%s', (words) => {
    expect(asksForSummary(words)).toBe(true);
  });
  it.each(['样本量是多少', '血压多少算高', 'how large is the sample?'])('not %s', (words) => {
    expect(asksForSummary(words)).toBe(false);
  });
});

describe('speaksOfFile', () => {
  it.each(['这篇的样本量', '附件第二页', 'the second page of this pdf'])('%s', (words) => {
    expect(speaksOfFile(words)).toBe(true);
  });
  it.each(['血压多少算高', '早上好'])('not %s', (words) => {
    expect(speaksOfFile(words)).toBe(false);
  });
});
