import type { DataSource } from 'typeorm';
import type { SqlWriter } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

/** An open database with its tables in place. */
export interface Database {
  readonly kind: 'sqlite' | 'mysql';
  /** For reading only; what writes goes through `writer`. */
  readonly dataSource: DataSource;
  readonly statements: StatementBuilder;
  readonly writer: SqlWriter;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
