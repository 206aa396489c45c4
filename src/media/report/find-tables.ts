import type { ReportRow } from '../../core/picture';
import { type CellShape, shapeOf } from './cell-shapes';
import { type Column, type ColumnKind, columnsNamedBy, tablesOf } from './column-names';
import { fitWords, type FittedLine, type PlacedColumn } from './fit-words';
import type { LevelLine, LevelWord } from './level-lines';
import { isQuality, markOf, measuredValue } from './measured-value';
import { settleColumns } from './settle-columns';
import { boundsOf } from './reference-range';
import { cellText, itemText, rangeText, unitText, valueOf } from './report-cells';

export interface FoundRow {
  line: LevelLine;
  row: Omit<ReportRow, 'verdict'>;
}

/** Words of the head and foot of a page, which stand in no row. */
const NO_ROW =
  /姓\s?名|性\s?别|年\s?龄|科\s?室|床\s?号|病案|病历|住院号|门诊号|(?:样本|标本|条码|申请)(?:编?号|类型|种类|状态)|临床诊断|电\s?话|地\s?址|检验者|审核|报告(?:时间|日期|者|人|医)|(?:采样|采集|接收|送检|打印|检验)(?:时间|日期|者|人|医)|本报告|仅对|注[:：]|备注[:：]|第\s?\d+\s?页|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/;

/** Orders of columns in reports whose head could not be read. */
const orders: readonly (readonly ColumnKind[])[] = [
  ['value', 'flag', 'unit', 'range'],
  ['value', 'flag', 'range', 'unit'],
  ['value', 'unit', 'flag', 'range'],
  ['value', 'unit', 'range', 'flag'],
  ['value', 'range', 'unit', 'flag'],
  ['flag', 'value', 'unit', 'range'],
];
const templates: readonly (readonly ColumnKind[])[] = [
  ['number', 'item'] as const,
  ['number', 'abbreviation', 'item'] as const,
  ['number', 'item', 'abbreviation'] as const,
].flatMap((start) => orders.map((order) => [...start, ...order]));

/** Rows of results: under a head that names their columns, or told by the look of their words. */
export function findTables(lines: readonly LevelLine[]): FoundRow[] {
  const heads = lines.map((line) => columnsNamedBy(line));
  const first = heads.findIndex((head) => head !== null);
  if (first < 0) return withoutHead(lines);
  const found: FoundRow[] = [];
  for (let at = first; at < lines.length;) {
    const next = heads.findIndex((head, index) => index > at && head !== null);
    const end = next < 0 ? lines.length : next;
    found.push(...underHead(heads[at] ?? [], lines.slice(at + 1, end)));
    at = end;
  }
  return found.length > 0 ? found : withoutHead(lines);
}

function underHead(head: readonly Column[], lines: readonly LevelLine[]): FoundRow[] {
  const placed = head.map(({ kind, left, right }): PlacedColumn => ({ kind, spanAt: () => ({ left, right }) }));
  const rows = lines.filter((line) => !NO_ROW.test(textOf(line)));
  const settled = settleColumns(
    placed,
    rows.map((line) => fitWords(line, placed)),
  );
  const fitted = rows.map((line) => fitWords(line, settled));
  return rowsOf(
    fitted,
    tablesOf(head).map((table) => table.map(({ kind }) => kind)),
  );
}

/** Without a head a line has to show a result, and a unit or a range; two of them make a table. */
function withoutHead(lines: readonly LevelLine[]): FoundRow[] {
  const candidates = lines.filter((line) => {
    const shapes = line.words.map(({ text }) => shapeOf(text));
    const has = (...some: CellShape[]) => shapes.some((shape) => some.includes(shape));
    return (
      has('han', 'latin') &&
      has('number', 'compared', 'quality') &&
      has('range', 'unit', 'compared') &&
      !NO_ROW.test(textOf(line))
    );
  });
  if (candidates.length < 2) return [];
  const doubles = candidates.filter(holdsTwoRows);
  const areDouble = doubles.length >= 0.4 * candidates.length;
  const best = templates
    .map((kinds) => {
      const tables = areDouble ? [kinds, kinds] : [kinds];
      const columns = tables.flat().map((kind): PlacedColumn => ({ kind, spanAt: null }));
      const fitted = (areDouble ? doubles : candidates).map((line) => fitWords(line, columns));
      return { tables, columns, fitted, cost: fitted.reduce((sum, { cost }) => sum + cost, 0) };
    })
    .reduce((one, other) => (other.cost < one.cost - 0.01 ? other : one));
  const settled = settleColumns(best.columns, best.fitted);
  const rows = rowsOf(
    candidates.map((line) => fitWords(line, settled)),
    best.tables,
  );
  const told = rows.filter(({ row }) => row.range !== null && boundsOf(row.range, null) !== null);
  return told.length >= 2 ? rows.filter(({ row }) => row.range !== null || row.unit !== null) : [];
}

/** Whether an item and its result come twice, one behind the other. */
function holdsTwoRows(line: LevelLine): boolean {
  const shapes = line.words.map(({ text }) => (text.length > 1 ? shapeOf(text) : 'sign'));
  const signs = shapes.map((shape) =>
    shape === 'han' ? 'i' : ['number', 'compared', 'quality'].includes(shape) ? 'v' : '-',
  );
  return /i.*v.*[-v].*i.*v/.test(signs.join(''));
}

const textOf = (line: LevelLine): string => line.words.map(({ text }) => text).join(' ');

function rowsOf(fitted: readonly FittedLine[], tables: readonly (readonly ColumnKind[])[]): FoundRow[] {
  let start = 0;
  return tables.flatMap((kinds) => {
    const from = start;
    start += kinds.length;
    const rows: FoundRow[] = [];
    for (const { line, cells } of fitted) {
      const of = (kind: ColumnKind): readonly LevelWord[] => cells[from + kinds.indexOf(kind)] ?? [];
      const own = (kind: ColumnKind): readonly LevelWord[] => (kinds.includes(kind) ? of(kind) : []);
      const row = rowOf(own);
      const last = rows.at(-1);
      if (row) rows.push({ line, row });
      else if (last && isMoreRange(kinds, own)) {
        last.row.range = `${last.row.range ?? ''} ${cellText(own('range'))}`.trim();
      }
    }
    return rows;
  });
}

/** A range of two lines, such as one for men and one for women. */
const isMoreRange = (kinds: readonly ColumnKind[], own: (kind: ColumnKind) => readonly LevelWord[]): boolean =>
  kinds.every((kind) => (kind === 'range') === own(kind).length > 0) && /^[男女MF].*\d/.test(cellText(own('range')));

function rowOf(own: (kind: ColumnKind) => readonly LevelWord[]): FoundRow['row'] | null {
  const item = itemText(own('item')) || itemText(own('abbreviation'));
  const result = valueOf(own('value'));
  if (!result || !/[\p{L}]/u.test(item)) return null;
  // Of a head that lacks a name, two columns became one.
  const isRange = ({ text }: LevelWord): boolean => own('range').length === 0 && shapeOf(text) === 'range';
  const range = rangeText([...own('range'), ...own('unit').filter(isRange)]);
  const { value, unit } = withUnit(result.value, unitText(own('unit').filter((word) => !isRange(word))));
  // Letters against a range in numbers are a number that could not be read.
  const isResult = /\d/.test(value) || isQuality(value) || (range !== null && !/\d/.test(range));
  if (!isResult || value.replace(/\D/g, '').length > 8) return null;
  const flag = markOf(cellText(own('flag')));
  return { item, value, unit, range, printed: flag ?? result.mark };
}

/** `10-15/HP` where there is no column of units. */
function withUnit(value: string, unit: string | null): { value: string; unit: string | null } {
  const behind = unit === null ? /^([<>≤≥]?[\d.-]*\d)\s*([a-zA-Zμ%/].*)$/.exec(value) : null;
  const number = behind ? measuredValue(behind[1] ?? '') : null;
  return number?.number ? { value: number.text, unit: behind?.[2] ?? null } : { value, unit };
}
