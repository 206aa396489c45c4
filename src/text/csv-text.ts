import type { ShownCell, ShownTable } from './cell-text';

/** Excel takes a file for UTF-8 that begins with it. */
const BYTE_ORDER_MARK = '\ufeff';
/** A spreadsheet takes a text for a formula that begins so; the wide forms, too, where it is Chinese or Japanese. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * The table as a CSV file (RFC 4180) for Excel: with a byte order mark, a header, lines ended by CR LF. A text that a
 * spreadsheet would run as a formula begins with an apostrophe; null is an empty cell.
 */
export function csvOf({ columns, rows }: ShownTable): string {
  const lines = [columns, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

function fieldOf(cell: ShownCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = cell.replaceAll('\0', '');
  const harmless = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
