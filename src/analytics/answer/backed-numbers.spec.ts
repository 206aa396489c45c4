import { areNumbersBacked } from './backed-numbers';

const backed = (sentence: string, cells: (string | number | null)[] = [12, 3.14159, 0.4567, 12_345_678, '2026-11']) =>
  areNumbersBacked(sentence, { tables: [{ columns: [], rows: [cells] }], words: ['2026年心血管发了几篇'] });

it.each([
  '今年心血管方向共发表 12 篇',
  '平均 3.14 篇',
  '占 45.7%',
  '占 46%',
  '2026年共 12,345,678 条',
  '约 1235 万条',
  '截至 2026-11 有 12 篇',
  '一个数字也没有',
])('takes %j', (sentence) => {
  expect(backed(sentence)).toBe(true);
});

it.each(['共发表 13 篇', '平均 3.15 篇', '占 47%', '比去年多 5 篇', '12 篇中有 7 篇'])(
  'does not take %j',
  (sentence) => {
    expect(backed(sentence)).toBe(false);
  },
);
