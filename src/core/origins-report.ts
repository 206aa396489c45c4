/** What came of bringing an origin's mirror in line. */
export interface OriginReport {
  knowledgeBase: string;
  name: string;
  kind: string;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** What the origin names and is not read, each with why. */
  refused: readonly { path: string; message: string }[];
  /** Why it was not listed in full, so that nothing was removed; null when it was. */
  problem: string | null;
}

/** Where documents come from beside the knowledge folder, and how their fetching does. */
export interface OriginsReport {
  /** Those of knowledge bases with origins. */
  bases: readonly { name: string; assistant: string; origins: readonly { name: string; kind: string }[] }[];
  /** Null while nothing is fetched; `done`: documents of the origin that were looked at. */
  running: { knowledgeBase: string; origin: string; path: string; done: number } | null;
  /** `at`: epoch milliseconds; `failed`: it was ended by a fault that the log tells of. */
  last: { at: number; origins: readonly OriginReport[]; failed: boolean } | null;
}
