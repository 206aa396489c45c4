import { closingSentences, cutAtLineEnd, cutAtSentence, isSentenceStart } from './sentence-cut';

const cut = (text: string, limit: number): string => text.slice(0, cutAtSentence(text, 0, limit));

describe('cutAtSentence', () => {
  it.each([
    ['血压高。要少盐。多运动才好', 10, '血压高。要少盐。'],
    ['真的吗？是的！好；行', 8, '真的吗？是的！'],
    ['他说：“好。”然后走了。', 9, '他说：“好。”'],
    ['One sentence. Another one follows', 20, 'One sentence.'],
    ['version 1.2.3 of it is out', 13, 'version 1.2.3'],
    ['第一行\n第二行没有句号', 8, '第一行\n'],
    ['不会吧！！！真的', 4, '不会吧！'],
  ])('%s, at most %d', (text, limit, expected) => {
    expect(cut(text, limit).trimEnd()).toBe(expected.trimEnd());
  });

  it('cuts at a comma or a space where no sentence ends', () => {
    expect(cut('一二三四五六，七八九十', 9)).toBe('一二三四五六，');
    expect(cut('several words without an end', 16)).toBe('several words ');
  });

  it('cuts hard where there is nothing else, but never an emoji in two', () => {
    expect(cut('血'.repeat(20), 8)).toBe('血'.repeat(8));
    expect(cut('ab😀😀😀', 5)).toBe('ab😀');
    expect(cut('ab😀😀😀', 6)).toBe('ab😀😀');
  });
});

it('cuts at the last line end, else at a sentence', () => {
  expect(cutAtLineEnd('a = 1\nb = 2; c\nd', 0, 12)).toBe(6);
  expect(cutAtLineEnd('a. b c d', 0, 5)).toBe(2);
});

it('knows where a sentence starts', () => {
  expect(isSentenceStart('好。走', 2)).toBe(true);
  expect(isSentenceStart('好。”走', 2)).toBe(false);
  expect(isSentenceStart('好。”走', 3)).toBe(true);
  expect(isSentenceStart('3.5', 2)).toBe(false);
});

describe('closingSentences', () => {
  const text = '甲乙丙。丁戊己。庚辛壬。';

  it('begins at a sentence and is not longer than asked for', () => {
    expect(closingSentences(text, 0, text.length, 9)).toBe('丁戊己。庚辛壬。');
    expect(closingSentences(text, 0, text.length, 7)).toBe('庚辛壬。');
  });

  it('is empty where no sentence is short enough, or none is wanted', () => {
    expect(closingSentences(text, 0, text.length, 3)).toBe('');
    expect(closingSentences(text, 0, text.length, 0)).toBe('');
  });

  it('is the whole passage when that is short', () => {
    expect(closingSentences(text, 4, text.length, 50)).toBe('丁戊己。庚辛壬。');
  });
});
