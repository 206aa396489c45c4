import { resolve } from 'node:path';
import type { IsolatedRunner } from '../../core/ports/isolated-runner';
import { type DataConnection, type QueryLimits, queryLimits } from '../source/data-source';
import type { DescribedTable } from '../source/source-description';
import { LimitedConnection } from './limited-connection';
import { MysqlLine, type MysqlLineOptions } from './mysql/mysql-line';
import { copiedTables } from './sqlite/copied-tables';
import { SqliteCopies } from './sqlite/sqlite-copies';
import { SqliteLine } from './sqlite/sqlite-line';

export interface SqliteConnectionOptions {
  kind: 'sqlite';
  /** The source. It is read, and copied; no query reaches it. */
  file: string;
  /** What may be read of it. */
  tables: readonly DescribedTable[];
  /** Folder for the copies of this source alone: older ones in it are removed. */
  copies: string;
  runner: IsolatedRunner;
  /** Path of the compiled `app/query.child`. */
  queryScript: string;
  /** Path of the compiled `analytics/connection/sqlite/copy.worker`. */
  copyScript: string;
}

export interface MysqlConnectionOptions extends Omit<MysqlLineOptions, 'limits'> {
  kind: 'mysql';
}

export type DataConnectionOptions = SqliteConnectionOptions | MysqlConnectionOptions;

/** A line to one database; nothing is opened before the first query. */
export function createDataConnection(
  options: DataConnectionOptions,
  limits: QueryLimits = queryLimits,
): DataConnection {
  return new LimitedConnection(
    options.kind === 'sqlite' ? sqliteLine(options, limits) : new MysqlLine({ ...options, limits }),
    limits,
  );
}

function sqliteLine(
  { file, tables, copies: copiesFolder, runner, queryScript, copyScript }: SqliteConnectionOptions,
  limits: QueryLimits,
): SqliteLine {
  // The process that queries works in another folder.
  const folder = resolve(copiesFolder);
  const copies = new SqliteCopies({ file, tables: copiedTables(tables), folder, script: copyScript });
  return new SqliteLine({ copies, folder, runner, script: queryScript, limits });
}
