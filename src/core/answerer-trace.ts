/** How figures were come by; what an admin reads. */
export interface AnswererTrace {
  /** Name of the data source; null where none was chosen. */
  source: string | null;
  /** Name of the saved question that answered; null: a model wrote the query. */
  saved: string | null;
  /** What the model was shown: tables with their columns. */
  schema: readonly { table: string; columns: readonly string[] }[];
  steps: readonly AnswererStep[];
}

/** `refused`: the guard let it not through. `failed`: it could not be run. */
export interface AnswererStep {
  action: 'saved' | 'query' | 'calculate' | 'chart' | 'search-knowledge' | 'answer' | 'cannot-answer';
  status: 'done' | 'refused' | 'failed';
  /** A code of why, with the name that it is about behind a colon; absent where it is done. */
  reason?: string;
  /** As it was run or refused, cut at 2,000 characters. */
  sql?: string;
  /** Rows that came back. */
  rows?: number;
  milliseconds: number;
}
