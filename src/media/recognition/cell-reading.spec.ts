import { asOutlined, bestReading, readingOf } from './cell-reading';

it.each([
  ['47', 'x.x', '4.7'],
  ['35.95', 'x.x-x.x', '3.5-9.5'],
  ['0.92.2.79', 'x.xx-x.xx', '0.92-2.79'],
  ['3:9', 'x.x', '3.9'],
  ['1049', 'xx^x', '10^9'],
  // Where shapes and letters do not agree, nothing is changed.
  ['47', 'x.xx', '47'],
  ['2.1-4.3', 'x.xx.x', '2.1-4.3'],
  ['血47', 'xx.x', '血47'],
  ['47', '.xx', '47'],
])('puts the points of %s as %s tells', (text, outline, expected) => {
  expect(asOutlined(text, outline)).toBe(expected);
});

const word = (text: string, left: number, confidence: number) => ({
  text,
  box: { left, top: 0, width: 18, height: 20 },
  confidence,
});

it('joins Chinese words that lie close, and keeps others apart', () => {
  const { words } = readingOf([word('酸', 22, 0.9), word('尿', 0, 0.9), word('UA', 60, 0.9), word('x', 90, 0.9)]);
  expect(words.map(({ text }) => text)).toEqual(['尿酸', 'UA', 'x']);
});

it('takes figures from the one that read as many letters as there are', () => {
  const cell = { box: { left: 0, top: 0, width: 36, height: 20 }, sign: null, outline: 'x.xx' };
  const readings = [readingOf([word('1|了', 0, 0.8)]), readingOf([word('1.70', 0, 0.75)]), readingOf([])];
  expect(bestReading(cell, readings).text).toBe('1.70');
});
