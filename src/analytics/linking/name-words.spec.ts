import { rawWords, sharedPrefix, unglued } from './name-words';
import { stem } from './stem';
import { abbreviates, wordLikeness } from './word-likeness';

it.each([
  ['sbTxAmount2', ['sb', 'tx', 'amount', '2']],
  ['HTTPStatus_code', ['http', 'status', 'code']],
  ['每100克热量', ['每', '100', '克热量']],
  ['坚果id', ['坚果', 'id']],
])('cuts %s', (name, words) => {
  expect(rawWords(name)).toEqual(words);
});

it('cuts glued words only into words that are known', () => {
  const isWord = (word: string): boolean => ['author', 'nam', 'paper'].includes(word);
  expect(unglued('authorname', isWord)).toEqual(['author', 'name']);
  expect(unglued('papyrus', isWord)).toEqual(['papyrus']);
});

it('knows what names begin with alike', () => {
  expect(
    sharedPrefix([
      ['sb', 'tx', 'id'],
      ['sb', 'tx', 'amount'],
      ['sb', 'tx', 'type'],
    ]),
  ).toBe(2);
  expect(sharedPrefix([['id'], ['id', 'x'], ['id', 'y']])).toBe(0);
});

it.each([
  ['cust', 'customer', true],
  ['cnt', 'count', true],
  ['desc', 'description', true],
  ['cat', 'customer', false],
])('%s, %s', (short, long, expected) => {
  expect(abbreviates(short, long)).toBe(expected);
});

it('takes forms of a word for each other, and no two words', () => {
  expect(stem('categories')).toBe(stem('category'));
  expect(stem('scheduled')).toBe(stem('schedule'));
  expect(wordLikeness(stem('treatment'), stem('treated'))).toBeGreaterThan(0);
  expect(wordLikeness('contract', 'country')).toBe(0);
});
