import { ReadFault } from '../parsed-document';
import { readXml } from '../xml';
import { columnOf, readRange, type CellRange } from './cell-range';
import { formatNumber, type NumberStyle } from './number-format';

export interface SheetRow {
  /** Counts from 1. */
  number: number;
  /** By column; empty where there is nothing. */
  cells: string[];
}

export interface WorkbookFacts {
  sharedStrings: readonly string[];
  /** By the index that a cell names. */
  styles: readonly NumberStyle[];
  is1904: boolean;
}

/** Of the sheet format itself. */
const MOST_COLUMNS = 16_384;
/** Merged cells beyond are left as they are. */
const MOST_MERGES = 20_000;
const MOST_SPANNED = 500;
const MOST_CELLS = 3_000_000;

/** Reads a sheet's rows that hold something. Throws `ReadFault` beyond `mostRows`. */
export async function readSheetRows(bytes: Uint8Array, workbook: WorkbookFacts, mostRows: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const merges: CellRange[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let [column, cells] = [-1, 0];
  let cell: Readonly<Record<string, string>> = {};
  let [value, isValue, isPhonetic] = ['', false, false];
  await readXml(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        row = { number: Number(attributes.r ?? row.number + 1) || row.number + 1, cells: [] };
        column = -1;
      } else if (name === 'c') {
        cell = attributes;
        const place = columnOf(attributes.r ?? '');
        column = place >= 0 ? place : column + 1;
        value = '';
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'mergeCell' && merges.length < MOST_MERGES) {
        const range = readRange(attributes.ref ?? '');
        if (range) merges.push(range);
      }
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c') {
        const shown = showCell(value, cell, workbook);
        if (shown === '' || column >= MOST_COLUMNS) return;
        if (++cells > MOST_CELLS) throw new ReadFault('unpacked-too-large');
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = shown;
      } else if (name === 'row' && row.cells.length > 0) {
        rows.push(row);
        if (rows.length > mostRows) throw new ReadFault('too-many-rows', String(mostRows));
      }
    },
    text(text) {
      if (isValue && !isPhonetic) value += text;
    },
  });
  fillMerged(rows, merges);
  return rows.sort((one, other) => one.number - other.number);
}

function showCell(value: string, { t, s }: Readonly<Record<string, string>>, workbook: WorkbookFacts): string {
  if (t === 's') return workbook.sharedStrings[Number(value)] ?? '';
  if (t === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
  if (t === 'str' || t === 'inlineStr' || t === 'e') return value.trim();
  if (t === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ');
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim();
  const style = workbook.styles[Number(s ?? 0)];
  return style ? formatNumber(number, style, workbook.is1904) : formatNumber(number, { id: 0, code: undefined }, false);
}

/** A merged cell belongs to each row and column that it covers; one that fills a row alone is a line, written once. */
function fillMerged(rows: readonly SheetRow[], merges: readonly CellRange[]): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const alone = new Set(rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length < 2));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const text = byNumber.get(firstRow)?.cells[firstColumn];
    if (!text) continue;
    for (let number = firstRow; number <= Math.min(lastRow, firstRow + MOST_SPANNED); number++) {
      const row = byNumber.get(number);
      if (!row) continue;
      const last = alone.has(row) ? firstColumn : Math.min(lastColumn, firstColumn + MOST_SPANNED);
      while (row.cells.length <= last) row.cells.push('');
      for (let column = firstColumn; column <= last; column++) row.cells[column] ||= text;
    }
  }
}
