import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Chart, ChartSpecification, ResultTable } from '../../core/figures';
import { gridOf } from './chart-grid';
import { checkChart } from './chart-specification';

interface Line {
  id: string;
  specification: unknown;
  columns: string[];
  rows: Cell[][];
}

const linesOf = (name: string): Line[] =>
  readFileSync(join(__dirname, '../../../test/fixtures/analytics/charts', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const papers: ResultTable = {
  columns: ['月份', '篇数'],
  rows: [
    ['2026-01', 3],
    ['2026-03', '1,204'],
  ],
};
const bars: ChartSpecification = { type: 'bar', title: '各月发文量', x: '月份', y: ['篇数'] };
const table = (rows: Cell[][], columns = ['名称', '数量']): ResultTable => ({ columns, rows });
const named = (type: ChartSpecification['type'], more: object = {}) => ({
  type,
  title: '',
  x: '名称',
  y: ['数量'],
  ...more,
});
const many = (count: number, value: (at: number) => Cell = (at) => at + 1): Cell[][] =>
  Array.from({ length: count }, (_unused, at) => [`第${at}项`, value(at)]);

function chartOf(specification: unknown, from: ResultTable): Chart {
  const checked = checkChart(specification, from);
  if (checked.status === 'refused') throw new Error(checked.detail);
  return checked.chart;
}

const refusalOf = (specification: unknown, from: ResultTable): string | null => {
  const checked = checkChart(specification, from);
  return checked.status === 'refused' ? checked.reason : null;
};

it('reads numbers out of texts, and leaves room for a month that has none', () => {
  expect(chartOf(bars, papers).table.rows).toEqual([
    ['2026-01', 3],
    ['2026-02', null],
    ['2026-03', 1204],
  ]);
});

it('shows on a line that a month has no value', () => {
  expect(gridOf(chartOf({ ...bars, type: 'line' }, papers))).toEqual({
    categories: ['2026-01', '2026-02', '2026-03'],
    series: [{ name: '篇数', values: [3, null, 1204] }],
  });
});

it.each([
  ['a function', { ...bars, formatter: 'function(){}' }],
  ['a type of its own', { ...bars, type: 'custom' }],
  ['a tag in its title', { ...bars, title: '<img src=x>' }],
  ['an address in its title', { ...bars, title: '见 https://example.org' }],
  ['a turned direction in its title', { ...bars, title: '发文\u202e量' }],
  ['a long title', { ...bars, title: '量'.repeat(81) }],
  ['no values', { ...bars, y: [] }],
  ['seven values', { ...bars, y: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }],
  ['no object', '{"type":"bar"}'],
])('refuses a specification with %s', (_what, specification) => {
  expect(refusalOf(specification, papers)).toBe('not-a-specification');
});

it.each([
  ['unknown-column', { ...bars, x: 'month' }, papers],
  ['same-column', { ...bars, y: ['月份'] }, papers],
  [
    'not-numeric',
    named('bar'),
    table([
      ['甲', '很多'],
      ['乙', 3],
    ]),
  ],
  [
    'repeated-category',
    named('bar', { y: ['平均分'] }),
    table(
      [
        ['甲', 3],
        ['甲', 4],
      ],
      ['名称', '平均分'],
    ),
  ],
  [
    'negative-share',
    named('pie'),
    table([
      ['甲', 3],
      ['乙', -4],
    ]),
  ],
  [
    'no-values',
    named('line'),
    table([
      ['甲', null],
      ['乙', ''],
    ]),
  ],
  ['no-values', named('line'), table([])],
  ['one-point', named('line'), table([['甲', 1]])],
  [
    'one-point',
    named('scatter'),
    table([
      [1, 1],
      [2, null],
    ]),
  ],
  [
    'one-point',
    named('histogram'),
    table([
      ['甲', 7],
      ['乙', 7],
    ]),
  ],
] as const)('refuses with %s', (reason, specification, from) => {
  expect(refusalOf(specification, from)).toBe(reason);
});

it('adds up counts of the same category', () => {
  expect(
    chartOf(
      named('bar'),
      table([
        ['甲', 3],
        ['乙', 1],
        ['甲', 4],
      ]),
    ).table.rows,
  ).toEqual([
    ['甲', 7],
    ['乙', 1],
  ]);
});

it.each([
  ['bar', 30],
  ['pie', 12],
] as const)('draws the largest of 500 as a %s, and the others as one', (type, drawn) => {
  const { rows } = chartOf(named(type), table(many(500))).table;
  expect(rows).toHaveLength(drawn);
  const rest = ((501 - drawn) * (502 - drawn)) / 2;
  const name = `其他 Other (${501 - drawn})`;
  expect(rows.at(-1)).toEqual(type === 'pie' ? [name, rest] : [`${name}: ${rest.toLocaleString('en-US')}`, null]);
});

it('adds no means up: it says how many are not drawn', () => {
  const { rows } = chartOf(named('bar', { y: ['平均分'] }), table(many(40), ['名称', '平均分'])).table;
  expect(rows.at(-1)).toEqual(['另有 11 项未画 · 11 not drawn', null]);
});

it.each(['line', 'scatter'] as const)('thins a %s of 3,000 points, with both ends', (type) => {
  const { rows } = chartOf(named(type), table(many(3000))).table;
  expect(rows).toHaveLength(500);
  expect([rows[0]?.[1], rows.at(-1)?.[1]]).toEqual([1, 3000]);
});

it('keeps series and cells in bounds', () => {
  const rows = Array.from({ length: 3600 }, (_unused, at): Cell[] => [`列${at % 60}`, `行${Math.floor(at / 60)}`, at]);
  const from = table(rows, ['名称', '组', '数量']);
  expect(gridOf(chartOf(named('line', { series: '组' }), from)).series).toHaveLength(12);
  const cells = chartOf(named('heatmap', { series: '组' }), from);
  expect(cells.table.rows.length).toBeLessThanOrEqual(500);
});

it('bins values by their spread', () => {
  const values = Array.from({ length: 100 }, (_unused, at): Cell[] => ['', at]);
  const { rows } = chartOf(named('histogram'), table(values)).table;
  expect(rows.length).toBeGreaterThanOrEqual(5);
  expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(100);
});

it('draws 98 of 100 honest charts', () => {
  const drawn = linesOf('benign').filter((line) => checkChart(line.specification, line).status === 'chart');
  expect(drawn.length).toBeGreaterThanOrEqual(98);
});

it('never throws at hostile ones, and draws none beyond its bounds', () => {
  for (const line of linesOf('hostile')) {
    const checked = checkChart(line.specification, line);
    if (checked.status === 'refused') continue;
    const { specification, table: points } = checked.chart;
    expect(points.rows.length * specification.y.length).toBeLessThanOrEqual(500);
    expect(Object.keys(specification).join()).toMatch(/^(?:(?:type|title|x|y|series|stacked|unit),?)+$/);
  }
});
