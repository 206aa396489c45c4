/** What a database says of itself. Tables and columns are in the order of the database. */
export interface InspectedSchema {
  tables: readonly InspectedTable[];
}

export interface InspectedTable {
  name: string;
  /** As the database keeps it; empty where it keeps none. */
  comment: string;
  /** About so many; null where nobody knows without counting for long. */
  rows: number | null;
  primaryKey: readonly string[];
  columns: readonly InspectedColumn[];
  foreignKeys: readonly ForeignKey[];
}

export interface InspectedColumn {
  name: string;
  /** As declared. */
  type: string;
  comment: string;
  /** All values of a text column that has few of them, else some. Texts of at most 120 characters. */
  values: readonly string[];
  /** Whether `values` are all that were found. */
  hasAllValues: boolean;
  /** Different values of the first rows as texts, of columns of any kind. */
  samples: readonly string[];
}

/** Columns of one table that name a row of another, in order. */
export interface ForeignKey {
  columns: readonly string[];
  table: string;
  /** Of the other table; empty: its primary key. */
  references: readonly string[];
}

/** So many distinct values of a column are still few. */
export const FEW_VALUES = 40;
/** Rows from which values are taken. */
export const SAMPLED_ROWS = 50_000;
export const LONGEST_VALUE = 120;
/** Rows from which `samples` are taken. */
export const FIRST_ROWS = 100;
