/** A number with what it counts, as it stands in a text. */
export interface Quantity {
  /** In the unit of its dimension; `low` and `high` differ in a range. */
  low: number;
  high: number;
  /** `none` where nothing says what is counted. */
  dimension: string;
  /** Whether it is a bound: at least, at most. */
  bound: 'least' | 'most' | null;
  /** Whether it says what comes before or behind something. */
  order: 'before' | 'after' | null;
  /** What it is for one of: dimensions such as `time` in "2 g a day", with their size. */
  per: readonly string[];
  /** A range of the form "from 4 to 9", which may also be a change. */
  isFromTo?: boolean;
  /** Where it stands in the folded text. */
  start: number;
  end: number;
}

/** Units that are no round multiple of each other: what is turned into another one is rounded. */
const ROUNDED: ReadonlySet<string> = new Set(['pressure', 'energy']);

export function isSameNumber(left: number, right: number, dimension = 'none'): boolean {
  const tolerance = ROUNDED.has(dimension) ? 1e-2 : 1e-9;
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
}

/** By which two quantities are the same, when clauses are compared. */
export const quantityKey = ({ low, high, dimension }: Quantity): string =>
  `#${dimension} ${low.toPrecision(9)} ${high.toPrecision(9)}`;
