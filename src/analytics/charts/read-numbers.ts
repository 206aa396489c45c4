import type { Cell } from '../../core/figures';

const nothing = new Set(['', '-', '--', '—', '/', 'n/a', 'na', 'nan', 'null', 'none', '无', '空']);
const written = /^[¥$€£]?\s*([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d{1,3})?)\s*(%|‰|万|亿)?$/i;
const scales: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
/** Beyond it an axis has no sensible marks. */
const LARGEST = 1e21;

/** The value of a cell: null where it is empty or endless, undefined where it is no number. Percent stay as written. */
export function readNumber(cell: Cell | undefined): number | null | undefined {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'boolean') return undefined;
  if (typeof cell === 'number') return sane(cell);
  if (cell.length > 60) return undefined;
  const text = cell
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim();
  if (nothing.has(text.toLowerCase())) return null;
  const [, digits = '', scale = ''] = written.exec(text) ?? [];
  if (!/\d/.test(digits)) return undefined;
  return sane(Number(digits.replace(/,/g, '')) * (scales[scale] ?? 1));
}

const sane = (value: number): number | null => (Math.abs(value) < LARGEST ? value : null);

/** The values of a column; null where a cell is neither a number nor empty. */
export function readNumbers(cells: readonly (Cell | undefined)[]): (number | null)[] | null {
  const values = cells.map(readNumber);
  return values.every((value) => value !== undefined) ? values : null;
}
