import type { Cell } from '../../core/figures';
import { suggestChart } from './suggest-chart';

const of = (columns: string[], rows: Cell[][], title = '统计') => suggestChart({ columns, rows }, { title });
const points = Array.from({ length: 30 }, (_unused, at): Cell[] => [at * 1.5 + 0.1, (at * 7) % 13]);

it.each([
  [
    'months',
    ['月份', '篇数'],
    [
      ['2026-01', 3],
      ['2026-02', 4],
    ],
    { type: 'line', x: '月份', y: ['篇数'] },
  ],
  [
    'years as numbers',
    ['year', 'papers'],
    [
      [2025, 3],
      [2026, 4],
    ],
    { type: 'line', x: 'year' },
  ],
  [
    'months of groups',
    ['月份', '方向', '篇数'],
    [
      ['2026-01', '肿瘤', 3],
      ['2026-01', '儿科', 4],
      ['2026-02', '肿瘤', 4],
    ],
    { type: 'line', series: '方向' },
  ],
  [
    'categories',
    ['方向', '篇数'],
    [
      ['肿瘤', 3],
      ['儿科', 4],
    ],
    { type: 'bar', x: '方向' },
  ],
  [
    'numbers that are names',
    ['作者编号', '篇数'],
    [
      [17, 3],
      [18, 4],
    ],
    { type: 'bar', x: '作者编号' },
  ],
  ['two numbers', ['天数', '费用'], points, { type: 'scatter', x: '天数', y: ['费用'] }],
] as [string, string[], Cell[][], object][])('draws %s', (_what, columns, rows, expected) => {
  expect(of(columns, rows)).toMatchObject(expected);
});

it('draws shares as a pie, up to eight', () => {
  const rows = (count: number) => Array.from({ length: count }, (_unused, at): Cell[] => [`方向${at}`, at + 1]);
  expect(of(['方向', '篇数'], rows(8), '各方向占比')?.type).toBe('pie');
  expect(of(['方向', '篇数'], rows(9), '各方向占比')?.type).toBe('bar');
});

it('draws what it is asked for, where that can be', () => {
  const table = {
    columns: ['方向', '篇数'],
    rows: [
      ['肿瘤', 3],
      ['儿科', 4],
    ],
  };
  expect(suggestChart(table, { type: 'pie', title: '' })?.type).toBe('pie');
  expect(suggestChart(table, { type: 'line', title: '' })?.type).toBe('line');
});

it.each([
  ['one row', ['篇数'], [[12]]],
  [
    'no numbers',
    ['题目', '作者'],
    [
      ['一', '甲'],
      ['二', '乙'],
    ],
  ],
] as [string, string[], Cell[][]][])('draws nothing of %s', (_what, columns, rows) => {
  expect(of(columns, rows)).toBeNull();
});
