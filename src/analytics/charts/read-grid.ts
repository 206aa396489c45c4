import type { Cell, ChartSpecification, ResultTable } from '../../core/figures';
import type { ChartGrid } from './chart-grid';
import { type CheckedChart, refused } from './checked-chart';
import { plainText } from './plain-text';
import { readNumbers } from './read-numbers';

const EMPTY = '（空）';

/** A cell as the name of a category. */
export function categoryOf(cell: Cell | undefined): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  return plainText(String(cell ?? '')) || EMPTY;
}

/** What adds up to something that means something: counts and amounts, but no rates, means and extremes. */
export function isAdditive({ y, unit = '' }: Pick<ChartSpecification, 'y' | 'unit'>): boolean {
  return !/平均|均值|均数|中位|最大|最小|最高|最低|率|比|百分|分数|评分|得分|单价|[%‰℃]|(?:^|[^a-z])(?:avg|mean|average|median|max|min|rate|ratio|percent\w*|pct|share|score)(?:$|[^a-z])/i.test(
    [...y, unit].join(' '),
  );
}

/** The rows as categories and series; what is repeated is added up where that makes sense. */
export function readGrid(
  specification: ChartSpecification,
  table: ResultTable,
  mayAdd: boolean,
): ChartGrid | CheckedChart {
  const at = (name: string): number => table.columns.indexOf(name);
  const columns = specification.y.map((name) => readNumbers(table.rows.map((row) => row[at(name)])));
  const notNumeric = specification.y.find((_name, index) => columns[index] === null);
  if (notNumeric !== undefined) return refused('not-numeric', `${JSON.stringify(notNumeric)} holds no numbers`);
  const category = at(specification.x);
  const split = specification.series === undefined ? -1 : at(specification.series);
  const categories = new Map<string, number>();
  const series = new Map<string, Map<number, number>>();
  const repeated: string[] = [];
  table.rows.forEach((row, index) => {
    const name = categoryOf(row[category]);
    const position = categories.get(name) ?? categories.size;
    categories.set(name, position);
    specification.y.forEach((column, place) => {
      const values = series.get(seriesName(row[split], column)) ?? new Map<number, number>();
      series.set(seriesName(row[split], column), values);
      const value = columns[place]?.[index] ?? null;
      if (value === null) return;
      if (values.has(position)) repeated.push(name);
      values.set(position, (values.get(position) ?? 0) + value);
    });
  });
  const [first] = repeated;
  if (first !== undefined && !mayAdd) {
    const detail = `${JSON.stringify(first)} has several values: group by it or name a series`;
    return refused('repeated-category', detail);
  }
  const names = [...categories.keys()];
  return {
    categories: names,
    series: [...series].map(([name, values]) => ({ name, values: names.map((_name, at) => values.get(at) ?? null) })),
  };

  function seriesName(cell: Cell | undefined, column: string): string {
    if (split === -1) return column;
    return specification.y.length > 1 ? `${categoryOf(cell)} · ${column}` : categoryOf(cell);
  }
}
