import type { Cell, ChartSpecification, ChartType, ResultTable } from '../../core/figures';
import { checkChart } from './chart-specification';
import { isPlain, plainText } from './plain-text';
import { categoryOf } from './read-grid';
import { readNumbers } from './read-numbers';
import { readTimes } from './read-times';

export interface ChartHint {
  type?: ChartType;
  title: string;
  unit?: string;
}

interface Column {
  name: string;
  /** How many different cells. */
  distinct: number;
  kind: 'time' | 'number' | 'words';
  /** Of its values; zero where it is not numbers. */
  least: number;
  most: number;
}

const MOST_SLICES = 8;
const MOST_GROUPS = 12;
const MOST_SIDE = 40;
const MOST_TOGETHER = 3;
const shareWords = /占比|比例|份额|构成|share|proportion|percentage|composition|breakdown/i;
/** Values this many times as large would flatten others on the same axis. */
const SAME_SCALE = 20;
const identifierWords = /(?:^|[_\s])(?:id|doi|pmid|code)$|编号|序号|代码/i;

/**
 * A chart that suits a table, without a model: times as a line, categories as bars, shares of up to eight as a pie, two
 * numbers as a scatter, many single numbers as a histogram. Null where none does, as for a single row.
 */
export function suggestChart(table: ResultTable, { type, title, unit }: ChartHint): ChartSpecification | null {
  if (table.rows.length < 2) return null;
  const columns = table.columns.flatMap((name, at) => describe(table, name, at));
  const words = plainText(title).slice(0, 80);
  return (
    candidates(columns, table.rows.length, { type, title: words, ...(unit !== undefined && { unit }) })
      .sort((one, other) => Number(other.type === type) - Number(one.type === type))
      .find((specification) => checkChart(specification, table).status === 'chart') ?? null
  );
}

function describe({ rows }: ResultTable, name: string, at: number): Column[] {
  if (!isPlain(name)) return [];
  const cells = rows.map((row) => row[at] ?? null);
  const texts = cells.filter((cell) => cell !== null).map(categoryOf);
  if (texts.length === 0) return [];
  const distinct = new Set(texts).size;
  const values = readNumbers(cells);
  const kind = isTime(name, texts, cells) ? 'time' : values && !identifierWords.test(name) ? 'number' : 'words';
  const known = kind === 'number' ? (values ?? []).filter((value) => value !== null) : [0];
  const [least, most] = known.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  return [{ name, distinct, kind, least, most }];
}

/** Bare years and months are numbers, too: their column's name tells. */
function isTime(name: string, texts: readonly string[], cells: readonly Cell[]): boolean {
  if (readTimes(texts) !== null) {
    return (
      cells.some((cell) => typeof cell === 'string' && /\D/.test(cell)) || /年|月|year|month|date|日期/i.test(name)
    );
  }
  return texts.every((text) => /^(?:0?[1-9]|1[0-2])月?$/.test(text)) && /月|month/i.test(name);
}

function candidates(columns: readonly Column[], rows: number, hint: ChartHint): ChartSpecification[] {
  const { title, unit } = hint;
  const numbers = columns.filter(({ kind }) => kind === 'number');
  const times = columns.filter(({ kind, distinct }) => kind === 'time' && distinct > 1);
  const words = columns.filter(({ kind }) => kind === 'words').sort((one, other) => other.distinct - one.distinct);
  const [value, second] = numbers;
  if (!value) return [];
  const found: ChartSpecification[] = [];
  const add = (type: ChartType, x: Column, y: readonly Column[], series?: Column): void => {
    found.push({
      ...{ type, title, x: x.name, y: y.map(({ name }) => name) },
      ...(series && { series: series.name }),
      ...(unit !== undefined && { unit }),
    });
  };
  const together = numbers.filter((one) => isOnScale(one, value)).slice(0, MOST_TOGETHER);
  const [time, laterTime] = times;
  const [category, other] = words;
  if (time) {
    const split = laterTime ?? words.find(({ distinct }) => distinct > 1 && distinct <= MOST_GROUPS);
    if (time.distinct === rows) add('line', time, together);
    else if (split) add('line', time, [value], split);
  }
  if (category) {
    const isShare = shareWords.test(title + value.name) && numbers.length === 1 && value.least >= 0;
    if ((isShare && rows <= MOST_SLICES) || hint.type === 'pie') add('pie', category, [value]);
    if (category.distinct === rows) add('bar', category, together);
    else if (other && other.distinct <= MOST_GROUPS) add('bar', category, [value], other);
    if (other && category.distinct <= MOST_SIDE && other.distinct <= MOST_SIDE) {
      add('heatmap', category, [value], other);
    }
  }
  if (second && rows > 2) add('scatter', value, [second], category && category.distinct <= 6 ? category : undefined);
  if (value.distinct > 10) add('histogram', value, [value]);
  for (const x of [time, category]) if (x) add(hint.type ?? 'bar', x, [value]);
  return found;
}

const isOnScale = (one: Column, first: Column): boolean => {
  const [size, firstSize] = [one, first].map(({ least, most }) => Math.max(Math.abs(least), Math.abs(most)));
  return (size ?? 0) <= SAME_SCALE * (firstSize ?? 0) && (firstSize ?? 0) <= SAME_SCALE * (size ?? 0);
};
