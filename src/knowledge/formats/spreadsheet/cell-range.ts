/** Column of a cell such as `AB12`, from 0; -1 for what is no cell. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Row of a cell, from 1; NaN for what is no cell. */
export const rowOf = (reference: string): number => Number(/\d{1,7}$/.exec(reference)?.[0] ?? NaN);

/** Name of a column, which counts from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Rows count from 1, columns from 0; all inclusive. */
export interface CellRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export function rangeName({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string {
  const first = columnName(firstColumn) + String(firstRow);
  const last = columnName(lastColumn) + String(lastRow);
  return first === last ? first : `${first}:${last}`;
}

/** Null for what is no range. */
export function readRange(name: string): CellRange | null {
  const [first = '', last = first] = name.replace(/\$/g, '').split(':');
  const range = {
    firstRow: rowOf(first),
    lastRow: rowOf(last),
    firstColumn: columnOf(first),
    lastColumn: columnOf(last),
  };
  return range.firstRow >= 1 &&
    range.lastRow >= range.firstRow &&
    range.lastColumn >= range.firstColumn &&
    range.firstColumn >= 0
    ? range
    : null;
}
