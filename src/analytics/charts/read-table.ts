import type { Cell, ResultTable } from '../../core/figures';

/** More than any result holds. */
const MOST_ROWS = 10_000;

/** The table with nothing in it but rows of cells, whatever it was made of; null where it has no columns or rows. */
export function readTable(table: ResultTable): ResultTable | null {
  const { columns, rows } = table as { columns: unknown; rows: unknown };
  if (!Array.isArray(columns) || !Array.isArray(rows)) return null;
  return {
    columns: columns.map((name: unknown) => (typeof name === 'string' ? name : '')),
    rows: rows
      .slice(0, MOST_ROWS)
      .filter((row): row is unknown[] => Array.isArray(row))
      .map((row) => columns.map((_name, at) => asCell(row[at]))),
  };
}

function asCell(value: unknown): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
