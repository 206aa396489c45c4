import type { Cell, ChartSpecification, ChartType, ResultTable } from '../../core/figures';
import { boundGrid, thinned } from './bound-grid';
import type { ChartGrid } from './chart-grid';
import { type CheckedChart, drawn, MOST_POINTS, MOST_SERIES, refused, tooFew, withoutSeries } from './checked-chart';
import { isAdditive, readGrid } from './read-grid';
import { readTimes } from './read-times';

const MOST_BARS = 30;
const MOST_SLICES = 12;
const MOST_CELLS_A_SIDE = 40;
/** Of values where series split several columns. */
const VALUES = '数值 Value';

/** What is drawn of categories: bars, lines, slices and heat maps. */
export function drawnGrid(asked: ChartSpecification, table: ResultTable): CheckedChart {
  const specification = asked.type === 'pie' ? withoutSeries(asked) : asked;
  const mayAdd = asked.type === 'pie' || isAdditive(asked);
  const read = readGrid(specification, table, mayAdd);
  if ('status' in read) return read;
  const values = read.series.reduce((count, one) => count + one.values.filter((value) => value !== null).length, 0);
  if (values < 2) return tooFew(values);
  const isTurned = asked.type === 'pie' && read.categories.length === 1;
  const inOrder = ordered(isTurned ? turned(read, specification) : read, asked.type);
  const type = typeOf(asked.type, inOrder.grid, inOrder.isTime);
  if (type === 'pie') {
    const refusal = notSlices(inOrder.grid);
    if (refusal) return refusal;
  }
  return written({ ...specification, type }, bounded(type, inOrder.grid, mayAdd));
}

/** Columns of one row as slices. */
const turned = ({ series }: ChartGrid, { y }: ChartSpecification): ChartGrid => ({
  categories: series.map(({ name }) => name),
  series: [{ name: y.length > 1 ? VALUES : (y[0] ?? VALUES), values: series.map(({ values }) => values[0] ?? null) }],
});

/** Times in their order with the gaps between them, and the numbers along a line in theirs. */
function ordered(grid: ChartGrid, type: ChartType): { grid: ChartGrid; isTime: boolean } {
  const times = type === 'pie' ? null : readTimes(grid.categories);
  if (times === null) {
    const isNumeric = type === 'line' && grid.categories.every((name) => Number.isFinite(Number(name)));
    if (!isNumeric) return { grid, isTime: false };
    return {
      grid: placed(
        grid,
        grid.categories,
        grid.categories.toSorted((one, other) => Number(one) - Number(other)),
      ),
      isTime: false,
    };
  }
  // Two ways to write a month are one month, and its values were not added up.
  if (new Set(times.labels).size < times.labels.length) return { grid, isTime: false };
  // A month without bars is seen to be one.
  const hasGaps = type === 'line' || (type === 'bar' && times.order.length <= MOST_BARS);
  const order = hasGaps ? times.order : times.order.filter((label) => times.labels.includes(label));
  return { grid: placed(grid, times.labels, order), isTime: true };
}

function placed({ series }: ChartGrid, labels: readonly string[], order: readonly string[]): ChartGrid {
  const places = new Map(labels.map((label, at) => [label, at]));
  return {
    categories: order,
    series: series.map(({ name, values }) => ({
      name,
      values: order.map((label) => values[places.get(label) ?? -1] ?? null),
    })),
  };
}

function typeOf(type: ChartType, { categories, series }: ChartGrid, isTime: boolean): ChartType {
  if (type === 'bar' && isTime && categories.length > MOST_BARS) return 'line';
  if (type === 'line' && categories.length === 1) return 'bar';
  if (type === 'heatmap' && (series.length === 1 || categories.length === 1)) return 'bar';
  return type;
}

function notSlices({ series }: ChartGrid): CheckedChart | null {
  if (series.length > 1) return refused('not-a-specification', 'y: a pie has one column of values');
  const values = series[0]?.values.filter((value) => value !== null) ?? [];
  if (values.some((value) => value < 0)) return refused('negative-share', 'a pie has no negative slices');
  const positive = values.filter((value) => value > 0).length;
  return positive < 2 ? tooFew(positive) : null;
}

function bounded(type: ChartType, grid: ChartGrid, mayAdd: boolean): ChartGrid {
  const most = { isAdditive: mayAdd, series: MOST_SERIES };
  if (type === 'pie') return boundGrid(grid, { ...most, categories: MOST_SLICES });
  if (type === 'heatmap') return boundGrid(grid, { ...most, ...sides(grid) });
  if (type !== 'line') return boundGrid(grid, { ...most, categories: MOST_BARS, isByLength: true });
  const fewer = boundGrid(grid, { ...most, categories: grid.categories.length });
  const kept = thinned([...fewer.categories.keys()], Math.floor(MOST_POINTS / fewer.series.length));
  return {
    categories: kept.map((at) => fewer.categories[at] ?? ''),
    series: fewer.series.map(({ name, values }) => ({ name, values: kept.map((at) => values[at] ?? null) })),
  };
}

/** Of a heat map: as much of the shorter side as there is. */
function sides(grid: ChartGrid): { categories: number; series: number } {
  const across = Math.min(grid.categories.length, MOST_CELLS_A_SIDE);
  const down = Math.min(grid.series.length, MOST_CELLS_A_SIDE);
  if (across * down <= MOST_POINTS) return { categories: across, series: down };
  const shorter = Math.min(across, down, Math.floor(Math.sqrt(MOST_POINTS)));
  const longer = Math.min(MOST_CELLS_A_SIDE, Math.floor(MOST_POINTS / shorter));
  return across <= down
    ? { categories: shorter, series: Math.min(down, longer) }
    : { categories: Math.min(across, longer), series: shorter };
}

/** A column of each series, or a row of each value where the table is split. */
function written(asked: ChartSpecification, { categories, series }: ChartGrid): CheckedChart {
  if (asked.series === undefined) {
    const y = series.map(({ name }) => name);
    const rows = categories.map((name, at): Cell[] => [name, ...series.map(({ values }) => values[at] ?? null)]);
    return drawn({ ...asked, y }, { columns: [asked.x, ...y], rows });
  }
  const value = asked.y.length > 1 ? VALUES : (asked.y[0] ?? VALUES);
  const rows = categories.flatMap((name, at) => series.map((one): Cell[] => [name, one.name, one.values[at] ?? null]));
  return drawn({ ...asked, y: [value] }, { columns: [asked.x, asked.series, value], rows });
}
