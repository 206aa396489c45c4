import type { ChartGrid, ChartSeries } from './chart-grid';

/** What of a grid is drawn one by one. */
export interface GridBounds {
  categories: number;
  series: number;
  /** Whether what is left over may be added up; otherwise it is only named. */
  isAdditive: boolean;
}

/** Keeps the largest categories and series in their order; the rest is one more of each, counted in the bounds. */
export function boundGrid(grid: ChartGrid, { categories, series, isAdditive }: GridBounds): ChartGrid {
  const fewer = boundSeries(grid, series, isAdditive);
  return transposed(boundSeries(transposed(fewer), categories, isAdditive));
}

function boundSeries({ categories, series }: ChartGrid, most: number, isAdditive: boolean): ChartGrid {
  if (series.length <= most) return { categories, series };
  const weights = series.map(({ values }) => values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0));
  const ranked = [...series.keys()].sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || one - other);
  const kept = new Set(ranked.slice(0, most - 1));
  const rest = series.filter((_one, at) => !kept.has(at));
  const others = isAdditive ? added(rest, categories.length) : categories.map(() => null);
  const name = isAdditive ? `其他 Other (${rest.length})` : `另有 ${rest.length} 项未画 · ${rest.length} not drawn`;
  return { categories, series: [...series.filter((_one, at) => kept.has(at)), { name, values: others }] };
}

const added = (series: readonly ChartSeries[], length: number): (number | null)[] =>
  Array.from({ length }, (_unused, at) =>
    series.reduce<number | null>((sum, { values }) => {
      const value = values[at] ?? null;
      return value === null ? sum : (sum ?? 0) + value;
    }, null),
  );

const transposed = ({ categories, series }: ChartGrid): ChartGrid => ({
  categories: series.map(({ name }) => name),
  series: categories.map((name, at) => ({ name, values: series.map(({ values }) => values[at] ?? null) })),
});

/** Every so many of a list, the first and the last among them. */
export function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_unused, at) => items[Math.round(at * step)] as T);
}
