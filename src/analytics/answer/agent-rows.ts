import type { ResultTable } from '../../core/figures';

export interface AgentRows {
  table: ResultTable;
  isCut: boolean;
  /** As it was run, with placeholders for the asker's personal data. */
  sql: string;
}

/** No rows, or one that holds nothing, as the sum over no rows. */
export const isEmpty = ({ rows }: ResultTable): boolean =>
  rows.length === 0 || (rows.length === 1 && (rows[0] ?? []).every((cell) => cell === null));
