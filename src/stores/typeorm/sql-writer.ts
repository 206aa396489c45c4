export type SqlValue = string | number | boolean | null;

/** One statement, complete before the unit of work begins. */
export interface Statement {
  sql: string;
  parameters: readonly SqlValue[];
  /** When it changes no row, or breaks a unique key, the whole unit is rolled back and the result says so. */
  requireChange?: boolean;
}

/** `unchanged` is the place in the unit of the required statement that changed nothing; nothing was written then. */
export type UnitResult = { written: true } | { written: false; unchanged: number };

/** Runs statements as one transaction: all of them or none. The only way in which the stores write. */
export interface SqlWriter {
  write(unit: readonly Statement[]): Promise<UnitResult>;
}
