/** The time; fixed in evaluation and tests. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since an arbitrary start, never going back; for durations. */
  elapsed(): number;
}
export const Clock = Symbol('Clock');
