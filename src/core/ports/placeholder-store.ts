import type { PlacedValue, RedactionScope } from './redactor';

/** What placeholders stand for, encrypted. Rows are written by `InboxStore.claim`. */
export interface PlaceholderStore {
  /** Those of these placeholders that are known to the member in the conversation and not expired by `now`. */
  find(scope: RedactionScope, placeholders: readonly string[], now: number): Promise<PlacedValue[]>;
  /** Deletes what expired by `now`, and the raw text of messages received before `rawBefore`; epoch milliseconds. */
  deleteExpired(now: number, rawBefore: number): Promise<void>;
}
export const PlaceholderStore = Symbol('PlaceholderStore');
