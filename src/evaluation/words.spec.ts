import { loadWordReader, wordRecall } from './words';

it('cuts Chinese into words and leaves others as they stand', async () => {
  const wordsOf = await loadWordReader();
  expect(wordsOf('高血压患者 takes ５ mg/day（早晨）')).toEqual(['高血压', '患者', 'takes', '5', 'mg', 'day', '早晨']);
  expect(wordsOf('CT检查')).toEqual(['ct', '检查']);
});

it.each([
  [['a', 'a', 'b', 'c'], ['a', 'b', 'b', 'd'], 0.5],
  [['a'], ['a', 'a'], 1],
  [['a'], [], 0],
  [[], ['a'], 1],
])('of %j finds in %j a share of %d', (reference, text, share) => {
  expect(wordRecall(reference, text)).toBe(share);
});
