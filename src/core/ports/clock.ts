/** The time of day; fixed in evaluation and tests. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}
export const Clock = Symbol('Clock');
