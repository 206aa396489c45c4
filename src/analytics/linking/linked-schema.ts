/** What of a source a question is about; what the model is shown. */
export interface LinkedSchema {
  tables: readonly LinkedTable[];
  /** How the tables hang together, as `a.x = b.y`. */
  joins: readonly string[];
  /** Values of columns that the question names. */
  values: readonly { table: string; column: string; value: string }[];
}

export interface LinkedTable {
  name: string;
  /** In the order of the description. */
  columns: readonly string[];
}
