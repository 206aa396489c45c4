import type { Connection, FieldPacket } from 'mysql2';
import type { QueryLimits, QueryResult } from '../../source/data-source';
import { uniqueNames } from '../cells';
import { failedQuery } from '../failure';
import { RowCollector } from '../row-collector';
import { mysqlCell } from './mysql-cell';
import type { PositionalStatement } from './positional';

export interface ReadRows {
  result: QueryResult;
  /** Whether the server still sends what nobody reads: then the connection cannot be used any more. */
  isAbandoned: boolean;
}

/**
 * Prepares a statement on the server, which takes one alone and its values apart, and reads its rows as they come.
 * Rejects with the driver's error.
 */
export function readRows(
  connection: Connection,
  { sql, values }: PositionalStatement,
  limits: Pick<QueryLimits, 'rows' | 'bytes'>,
): Promise<ReadRows> {
  return new Promise((resolve, reject) => {
    const collector = new RowCollector(limits);
    let fields: readonly FieldPacket[] | null = null;
    const finish = (isAbandoned: boolean): void => {
      resolve({ result: resultOf(fields, collector), isAbandoned });
    };
    connection
      .execute({ sql, values, rowsAsArray: true })
      .on('error', reject)
      .on('fields', (found: readonly FieldPacket[] | undefined) => {
        // A second set of rows comes of no SELECT.
        if (fields) finish(true);
        else fields = found ?? null;
      })
      .on('result', (row: unknown) => {
        if (!Array.isArray(row) || !fields) return;
        const columns = fields;
        // One row more than may be read is on its way anyway; more of them are not waited for.
        if (collector.isCut) finish(true);
        else collector.add(row.map((value, at) => mysqlCell(value, columns[at]?.columnType)));
      })
      .on('end', () => {
        finish(false);
      });
  });
}

function resultOf(fields: readonly FieldPacket[] | null, collector: RowCollector): QueryResult {
  if (!fields) return failedQuery('denied', 'only SELECT is allowed');
  if (collector.isTooLarge) return failedQuery('too-large', 'one row alone is larger than what may be read');
  const columns = uniqueNames(fields.map(({ name }) => name));
  return { status: 'rows', table: { columns, rows: collector.rows }, isCut: collector.isCut };
}
