import type { Assistant } from '../knowledge';

/** The assistants as rows. Seeded from the configuration; an admin's change outlives every later seed. */
export interface AssistantStore {
  /** Inserts what is new, updates rows of origin `file`, removes rows of that origin that are not named any more. */
  seed(assistants: readonly Assistant[]): Promise<void>;
  /** Ordered by name. */
  list(): Promise<Assistant[]>;
  find(name: string): Promise<Assistant | null>;
}
export const AssistantStore = Symbol('AssistantStore');
