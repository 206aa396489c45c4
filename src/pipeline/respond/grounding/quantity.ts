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
  /** Where it stands in the folded text. */
  start: number;
  end: number;
}

/** Two readings of one figure may differ by rounding in another unit. */
export const isSameNumber = (left: number, right: number): boolean =>
  left === right || Math.abs(left - right) <= 1e-3 * Math.max(Math.abs(left), Math.abs(right));
