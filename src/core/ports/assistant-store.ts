import type { Assistant } from '../knowledge';

/** The assistants as rows. Seeded from the configuration; an admin's change outlives every later seed. */
export interface AssistantStore {
  /**
   * Inserts what is new, updates rows of origin `file`, removes rows of that origin that are not named any more.
   * With `onlyMissing` it inserts and leaves the rest to the program that owns the database.
   */
  seed(assistants: readonly Assistant[], options?: { onlyMissing?: boolean }): Promise<void>;
  /** Ordered by name. */
  list(): Promise<Assistant[]>;
  find(name: string): Promise<Assistant | null>;
}
export const AssistantStore = Symbol('AssistantStore');
