import type { ChartGrid, ChartSeries } from './chart-grid';
import { plainNumber } from './number-words';

/** What of a grid is drawn one by one. */
export interface GridBounds {
  categories: number;
  series: number;
  /** Whether what is left over may be added up; otherwise it is only named. */
  isAdditive: boolean;
  /** Whether the sum of the left over categories is only told where it would dwarf all others. */
  isByLength?: boolean;
}

/** Keeps the largest categories and series in their order; the rest is one more of each, counted in the bounds. */
export function boundGrid(grid: ChartGrid, { categories, series, isAdditive, isByLength }: GridBounds): ChartGrid {
  const fewer = boundSeries(grid, series, isAdditive);
  const bounded = boundSeries(transposed(fewer), categories, isAdditive);
  const isCut = isByLength && isAdditive && bounded.series.length < fewer.categories.length;
  return transposed(isCut ? withoutDwarfing(bounded) : bounded);
}

/** The last one in words where it is more than three times as large as any other. */
function withoutDwarfing({ categories, series }: ChartGrid): ChartGrid {
  const sizes = series.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const rest = sizes.at(-1) ?? 0;
  const last = series.at(-1);
  if (!last || rest <= 3 * Math.max(...sizes.slice(0, -1))) return { categories, series };
  const told = { name: `${last.name}: ${plainNumber(rest)}`, values: last.values.map(() => null) };
  return { categories, series: [...series.slice(0, -1), told] };
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
