import type { Cell, ChartSpecification, ResultTable } from '../../core/figures';
import { thinned } from './bound-grid';
import { binColumns } from './chart-grid';
import { type CheckedChart, drawn, MOST_POINTS, MOST_SERIES, refused, tooFew, withoutSeries } from './checked-chart';
import { histogramBins } from './histogram-bins';
import { categoryOf } from './read-grid';
import { readNumbers } from './read-numbers';

const valuesOf = ({ columns, rows }: ResultTable, name: string): (number | null)[] | null =>
  readNumbers(rows.map((row) => row[columns.indexOf(name)]));

/** Of the first column of `y`. */
export function drawnHistogram(specification: ChartSpecification, table: ResultTable): CheckedChart {
  const [name = ''] = specification.y;
  const values = valuesOf(table, name);
  if (values === null) return refused('not-numeric', `${JSON.stringify(name)} holds no numbers`);
  const known = values.filter((value) => value !== null);
  if (new Set(known).size < 2) return tooFew(known.length);
  const rows = histogramBins(known).map(({ from, to, count }) => [from, to, count]);
  return drawn({ ...withoutSeries(specification), x: name, y: [name] }, { columns: binColumns, rows });
}

/** Rows with a place and at least one value; places that are no numbers are categories. */
export function drawnScatter(specification: ChartSpecification, table: ResultTable): CheckedChart {
  const { x, y, series } = specification;
  const places = valuesOf(table, x) ?? table.rows.map((row) => categoryOf(row[table.columns.indexOf(x)]));
  const columns: (number | null)[][] = [];
  for (const name of y) {
    const values = valuesOf(table, name);
    if (values === null) return refused('not-numeric', `${JSON.stringify(name)} holds no numbers`);
    columns.push(values);
  }
  const split = series === undefined ? null : groupsOf(table, series);
  const rows = table.rows.flatMap((_row, at): Cell[][] => {
    const place = places[at] ?? null;
    const values = columns.map((column) => column[at] ?? null);
    if (place === null || values.every((value) => value === null)) return [];
    return [[place, ...(split ? [split[at] ?? ''] : []), ...values]];
  });
  if (rows.length < 2) return tooFew(rows.length);
  const kept = thinned(rows, Math.floor(MOST_POINTS / y.length));
  return drawn(specification, { columns: [x, ...(series === undefined ? [] : [series]), ...y], rows: kept });
}

/** The group of each row; the smallest of too many are one. */
function groupsOf({ columns, rows }: ResultTable, series: string): string[] {
  const names = rows.map((row) => categoryOf(row[columns.indexOf(series)]));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size <= MOST_SERIES) return names;
  const ranked = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  const kept = new Set(ranked.slice(0, MOST_SERIES - 1));
  return names.map((name) => (kept.has(name) ? name : `其他 Other (${counts.size - kept.size})`));
}
