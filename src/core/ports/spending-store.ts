/** Counts what a purpose used of a day's budget, over restarts and by all processes. */
export interface SpendingStore {
  /** @param day ISO day in the program's time zone */
  spent(purpose: string, day: string): Promise<number>;
  add(purpose: string, day: string, tokens: number): Promise<void>;
}
export const SpendingStore = Symbol('SpendingStore');
