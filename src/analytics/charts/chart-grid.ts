import type { Chart } from '../../core/figures';

/** A chart as its drawing sees it. */
export interface ChartGrid {
  categories: readonly string[];
  series: readonly ChartSeries[];
}

export interface ChartSeries {
  name: string;
  /** One of each category. */
  values: readonly (number | null)[];
}

/** Columns of the table of a checked histogram. */
export const binColumns = ['from', 'to', 'count'] as const;

const asNumber = (cell: unknown): number | null => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null);

/** Of a checked chart that is neither a scatter nor a histogram. */
export function gridOf({ specification, table }: Chart): ChartGrid {
  const at = (column: string): number => table.columns.indexOf(column);
  const category = at(specification.x);
  const categories = [...new Set(table.rows.map((row) => String(row[category])))];
  const { series } = specification;
  if (series === undefined) {
    return {
      categories,
      series: specification.y.map((name) => ({ name, values: table.rows.map((row) => asNumber(row[at(name)])) })),
    };
  }
  const split = at(series);
  const value = at(specification.y[0] ?? '');
  const names = [...new Set(table.rows.map((row) => String(row[split])))];
  const values = new Map(names.map((name) => [name, new Map<string, number | null>()]));
  for (const row of table.rows) values.get(String(row[split]))?.set(String(row[category]), asNumber(row[value]));
  return {
    categories,
    series: names.map((name) => ({ name, values: categories.map((one) => values.get(name)?.get(one) ?? null) })),
  };
}
