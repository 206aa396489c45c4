import type { DataConnection, QueryLimits, QueryResult, SqlDialect } from '../source/data-source';
import { cancelledQuery, failedQuery } from './failure';
import { Turns } from './turns';

export type QueryValues = Readonly<Record<string, string | number>>;

/** One database's own way to run a statement. */
export interface QueryLine {
  readonly dialect: SqlDialect;
  /** Runs a statement within the limits that the line was made with. May reject: then the database cannot be used. */
  run(sql: string, values: QueryValues, signal: AbortSignal | undefined): Promise<QueryResult>;
  close(): Promise<void>;
}

/** What every line has in common: a few queries at a time, and no error but as a result. */
export class LimitedConnection implements DataConnection {
  readonly dialect: SqlDialect;
  private readonly turns: Turns;
  private isClosed = false;

  constructor(
    private readonly line: QueryLine,
    private readonly limits: QueryLimits,
  ) {
    this.dialect = line.dialect;
    this.turns = new Turns(limits.parallel);
  }

  async run(sql: string, { values = {}, signal }: Parameters<DataConnection['run']>[1] = {}): Promise<QueryResult> {
    const hasTurn = await this.turns.take(this.limits.milliseconds, signal);
    if (!hasTurn) return signal?.aborted ? cancelledQuery : failedQuery('busy', 'other queries are still running');
    try {
      if (this.isClosed || signal?.aborted) return cancelledQuery;
      return await this.line.run(sql, values, signal);
    } catch {
      return failedQuery('unreachable', 'the database cannot be read');
    } finally {
      this.turns.giveBack();
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.line.close();
  }
}
