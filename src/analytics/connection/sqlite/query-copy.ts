import Database from 'better-sqlite3';
import type { QueryLimits, QueryResult } from '../../source/data-source';
import { cellOf, uniqueNames } from '../cells';
import { failedQuery } from '../failure';
import type { QueryValues } from '../limited-connection';
import { RowCollector } from '../row-collector';
import { beginsAsReading } from '../first-word';
import { sqliteFailure } from './sqlite-failure';

/** What the process that queries is asked. */
export interface CopyQuery {
  /** Path of the copy. */
  file: string;
  sql: string;
  values: QueryValues;
  limits: Pick<QueryLimits, 'rows' | 'bytes'>;
}

/**
 * Runs one statement on a copy, opened anew so that nothing of one query reaches the next. Only what gives rows and
 * writes nothing is run, whatever the guard said; temporary results stay in memory.
 */
export function queryCopy({ file, sql, values, limits }: CopyQuery): QueryResult {
  if (!beginsAsReading(sql)) return failedQuery('denied', 'only SELECT is allowed');
  const database = opened(file);
  if (!database) return failedQuery('unreachable', 'the data cannot be read');
  try {
    return read(database.prepare(sql), values, limits);
  } catch (error) {
    return sqliteFailure(error);
  } finally {
    database.close();
  }
}

function opened(file: string): Database.Database | null {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    for (const setting of ['temp_store = MEMORY', 'query_only = ON', 'trusted_schema = OFF', 'cell_size_check = ON']) {
      database.pragma(setting);
    }
    return database;
  } catch {
    return null;
  }
}

function read(statement: Database.Statement, values: QueryValues, limits: CopyQuery['limits']): QueryResult {
  if (!statement.reader || !statement.readonly) return failedQuery('denied', 'only SELECT is allowed');
  const collector = new RowCollector(limits);
  const columns = uniqueNames(statement.columns().map(({ name }) => name));
  for (const row of statement.raw().safeIntegers().iterate(values) as Iterable<unknown[]>) {
    if (!collector.add(row.map(cellOf))) break;
  }
  if (collector.isTooLarge) return failedQuery('too-large', 'one row alone is larger than what may be read');
  return { status: 'rows', table: { columns, rows: collector.rows }, isCut: collector.isCut };
}
