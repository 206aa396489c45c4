import type { Place } from '../../../core/knowledge';
import type { TextBuilder } from '../text-builder';
import { rangeName } from './cell-range';
import type { SheetRow } from './sheet-rows';

/** So many empty rows end a table. */
const GAP = 1;

/** Writes a sheet: each run of rows is a table with its first row as the header; rows of one cell before it are lines. */
export function writeTables(builder: TextBuilder, sheet: string, rows: readonly SheetRow[]): void {
  for (const region of regionsOf(rows)) {
    let at = 0;
    const lines = region.length - 1;
    while (at < lines && cellCount(region[at]) === 1 && isLabel(region, at)) {
      const row = region[at++] as SheetRow;
      const column = row.cells.findIndex((cell) => cell !== '');
      builder.block(row.cells[column] ?? '', placeOf(sheet, row, column, column));
    }
    writeTable(builder, sheet, region.slice(at));
  }
}

const cellCount = (row: SheetRow | undefined): number => row?.cells.filter((cell) => cell !== '').length ?? 0;

/** A title above a table of several columns, not the head of a list. */
const isLabel = (region: readonly SheetRow[], at: number): boolean =>
  region.slice(at + 1).some((row) => cellCount(row) > 1);

function writeTable(builder: TextBuilder, sheet: string, rows: readonly SheetRow[]): void {
  const used = rows.flatMap(({ cells }) => {
    const first = cells.findIndex((cell) => cell !== '');
    return first < 0 ? [] : [first, cells.length - 1];
  });
  if (used.length === 0) return;
  const [first, last] = [Math.min(...used.slice(0, 1000)), 0];
  const firstColumn = used.reduce((least, column) => Math.min(least, column), first);
  const lastColumn = used.reduce((most, column) => Math.max(most, column), last);
  const filled = Array.from({ length: lastColumn - firstColumn + 1 }, (_, at) => firstColumn + at).filter((column) =>
    // A column that says what its neighbour says comes of cells merged over both.
    rows.some(({ cells }) => (cells[column] ?? '') !== '' && cells[column] !== cells[column - 1]),
  );
  builder.table(
    rows.map(({ cells }) => filled.map((column) => cells[column] ?? '')),
    (at) => placeOf(sheet, rows[at], firstColumn, lastColumn),
  );
}

const placeOf = (sheet: string, row: SheetRow | undefined, firstColumn: number, lastColumn: number): Place => {
  const number = row?.number ?? 1;
  return { kind: 'cells', sheet, range: rangeName({ firstRow: number, lastRow: number, firstColumn, lastColumn }) };
};

function regionsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const regions: SheetRow[][] = [];
  let last = -Infinity;
  for (const row of rows) {
    if (row.number - last > GAP) regions.push([]);
    regions.at(-1)?.push(row);
    last = row.number;
  }
  return regions;
}
