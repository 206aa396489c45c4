import { WordAutomaton } from './word-automaton';

const found = (words: string[], text: string) =>
  new WordAutomaton(words).find(text).map(({ word, start, end }) => [words[word], text.slice(start, end)]);

describe('WordAutomaton', () => {
  it('finds words inside words, and words that overlap', () => {
    expect(found(['he', 'she', 'his', 'hers'], 'ushers')).toEqual([
      ['she', 'she'],
      ['he', 'he'],
      ['hers', 'hers'],
    ]);
    expect(found(['代开', '开发票', '发票'], '可以代开发票吗').map(([word]) => word)).toEqual([
      '代开',
      '开发票',
      '发票',
    ]);
  });

  it('goes on from the longest end that begins another word', () => {
    expect(found(['abcd', 'bcx'], 'abcx')).toEqual([['bcx', 'bcx']]);
    expect(found(['aaa'], 'aaaa')).toHaveLength(2);
  });

  it('finds nothing where nothing is, and never an empty word', () => {
    expect(found(['', '赌'], '今天量了血压')).toEqual([]);
    expect(found([], 'x')).toEqual([]);
  });

  it('is as right as looking for each word by itself', () => {
    const letters = 'ab';
    const texts = Array.from({ length: 64 }, (_, number) =>
      Array.from({ length: 6 }, (_bit, at) => letters[(number >> at) & 1]).join(''),
    );
    const words = ['a', 'ab', 'bab', 'bb', 'abba'];
    for (const text of texts) {
      const expected = words.flatMap((word) =>
        Array.from(text).flatMap((_letter, at) => (text.startsWith(word, at) ? [`${word}@${at}`] : [])),
      );
      const actual = new WordAutomaton(words).find(text).map(({ word, start }) => `${words[word] ?? ''}@${start}`);
      expect(actual.sort()).toEqual(expected.sort());
    }
  });
});
