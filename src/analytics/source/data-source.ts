import type { ResultTable } from '../../core/figures';
import type { SourceDescription } from './source-description';

export type SqlDialect = 'sqlite' | 'mysql';

/**
 * Why a query has no rows. `syntax`, `unknown-name` (a table or column that is not there any more), `type` are for who wrote
 * it; the others are nobody's fault who asks. `too-large`: one row alone is beyond what may be read.
 */
export type QueryFailure =
  'unreachable' | 'busy' | 'too-slow' | 'too-large' | 'denied' | 'syntax' | 'unknown-name' | 'type' | 'cancelled';

export type QueryResult =
  | {
      status: 'rows';
      table: ResultTable;
      /** Whether there were more rows or bytes than may be read. */ isCut: boolean;
    }
  /** `detail`: for the model that wrote the query; bears no host, path, user or value. */
  | { status: 'failed'; reason: QueryFailure; detail: string };

/** What one query may take. Source: the limits for every source. */
export interface QueryLimits {
  milliseconds: number;
  rows: number;
  bytes: number;
  /** Queries of one source at a time; more wait, for as long as one may take. */
  parallel: number;
}

export const queryLimits: QueryLimits = { milliseconds: 5000, rows: 1000, bytes: 1_000_000, parallel: 2 };

/** A read-only line to one database. */
export interface DataConnection {
  readonly dialect: SqlDialect;
  /** Runs one statement that the guard let through. Never rejects. @param values for `:name` in the statement */
  run(
    sql: string,
    options?: { values?: Readonly<Record<string, string | number>>; signal?: AbortSignal | undefined },
  ): Promise<QueryResult>;
  close(): Promise<void>;
}

/** A database that members may ask about. */
export interface DataSource {
  readonly name: string;
  /** Names of the assistants whose groups may ask it. */
  readonly assistants: readonly string[];
  readonly description: SourceDescription;
  readonly connection: DataConnection;
}
