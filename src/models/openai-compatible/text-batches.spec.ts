import { firstHalf, textBatches } from './text-batches';

it.each([
  [[], []],
  [['甲'], [['甲']]],
  [
    ['甲', '乙', '丙'],
    [['甲', '乙'], ['丙']],
  ],
  [
    ['一二三', '四五六', '七'],
    [['一二三'], ['四五六', '七']],
  ],
  [
    ['甲', '比一批还长的一段', '乙'],
    [['甲'], ['比一批还长的一段'], ['乙']],
  ],
])('cuts %j by number and by characters', (texts, batches) => {
  expect(textBatches(texts, { texts: 2, characters: 5 })).toEqual(batches);
});

it('halves between characters', () => {
  expect(firstHalf('血压多少算高')).toBe('血压多');
  expect(firstHalf('血😀')).toBe('血');
  expect(firstHalf('😀😀')).toBe('😀');
});
