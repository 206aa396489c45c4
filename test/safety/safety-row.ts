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

/** How many harmless cases a set has, and what may go wrong, as shares; what is not named here may never go wrong. */
export interface SafetyLimit {
  missed: number;
  falseAlarms: number;
  harmless: number;
}
