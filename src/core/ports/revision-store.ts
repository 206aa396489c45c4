/** Counts the changes of what an assistant's index is built from, so that every process notices them. */
export interface RevisionStore {
  /** Revision by assistant name; assistants without any knowledge or list are absent. */
  revisions(): Promise<ReadonlyMap<string, number>>;
}
export const RevisionStore = Symbol('RevisionStore');
