import type { Cell, ResultTable } from '../../core/figures';

const NUMBER = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** The numbers of a text as written, without commas. */
export const numbersIn = (text: string): string[] =>
  (text.match(NUMBER) ?? []).map((found) => found.replaceAll(',', ''));

/**
 * Whether every number of a sentence is one of a result or of the words that it may repeat: equal to a cell, or a cell
 * rounded to the decimals that are written, or that as a percentage.
 */
export function areNumbersBacked(
  sentence: string,
  { tables, words }: { tables: readonly ResultTable[]; words: readonly string[] },
): boolean {
  const cells = tables.flatMap(({ rows }) => [...rows.flat(), rows.length]);
  const values = cells.map(numberOf).filter((value) => value !== null);
  const written = new Set([...words, ...cells.filter((cell) => typeof cell === 'string')].flatMap(numbersIn));
  return numbersIn(sentence).every((text) => written.has(text) || values.some((value) => reads(text, value)));
}

function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function reads(text: string, value: number): boolean {
  const decimals = text.split('.')[1]?.length ?? 0;
  const written = Number(text);
  const rounded = (exact: number): boolean => Number(Math.abs(exact).toFixed(decimals)) === written;
  return rounded(value) || rounded(value * 100) || rounded(value / 10_000);
}
