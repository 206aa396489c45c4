import { characterRuns, foldText, wordParts } from './character-runs';

const runsOf = (text: string): string[] => {
  const folded = foldText(text);
  return characterRuns(folded).map(({ start, end }) => folded.slice(start, end));
};

describe('characterRuns', () => {
  it.each([
    ['Chinese beside words', '血压高了吃amlodipine行吗', ['血压高了吃', 'amlodipine', '行吗']],
    ['full width letters and digits', 'ＨｂＡ１ｃ　７．５％', ['hba1c', '7.5']],
    ['upper and lower case', 'HbA1c', ['hba1c']],
    ['pluses at the end', 'c++ 和 g++,c+', ['c++', '和', 'g++', 'c+']],
    ['words joined inside', 'mmdet3.x covid-19 a_b x#y', ['mmdet3.x', 'covid-19', 'a_b', 'x#y']],
    ['several joiners in a row', 'a--b v1..2', ['a--b', 'v1..2']],
    ['joiners that join nothing', '.a. -b- _c_ #d#', ['a', 'b', 'c', 'd']],
    ['Greek letters', 'β受体阻滞剂 Ω3', ['β', '受体阻滞剂', 'ω3']],
    ['accents, however written', 'Cafe\u0301', ['café']],
    ['Cyrillic, kana and hangul', 'Привет カルテ 한국', ['привет', 'カルテ', '한국']],
    ['half width kana', 'ｶﾙﾃ', ['カルテ']],
    ['ligatures and circled numbers', 'ﬁt ①', ['fit', '1']],
    ['marks between', '你好，世界！ok?', ['你好', '世界', 'ok']],
  ])('%s', (_name, text, expected) => {
    expect(runsOf(text)).toEqual(expected);
  });

  it.each(['', ' ', '😀🎉', '……？！', '\u200b', '++', '._-', '\ud83d'])('finds nothing in %j', (text) => {
    expect(runsOf(text)).toEqual([]);
  });

  it('tells words from Chinese', () => {
    expect(characterRuns('a盐')).toEqual([
      { kind: 'latin', start: 0, end: 1 },
      { kind: 'cjk', start: 1, end: 2 },
    ]);
  });
});

describe('wordParts', () => {
  const partsOf = (word: string): string[] =>
    wordParts(word, 0, word.length).map(({ start, end }) => word.slice(start, end));

  it('gives the parts of a joined word', () => {
    expect(partsOf('mmdet3.x_v2')).toEqual(['mmdet3', 'x', 'v2']);
  });

  it.each(['hba1c', 'c++'])('gives none for %s, which is one part', (word) => {
    expect(partsOf(word)).toEqual([]);
  });
});
