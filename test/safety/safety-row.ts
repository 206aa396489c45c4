/** What came of one set. */
export interface SafetyRow {
  set: string;
  /** What was met: dangerous cases of the set. */
  size: number;
  caught: number;
  missed: number;
  /** Harmless cases that were met like dangerous ones. */
  falseAlarms: number;
}
