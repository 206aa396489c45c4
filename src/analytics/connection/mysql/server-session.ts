import type { Connection } from 'mysql2';
import type { QueryLimits } from '../../source/data-source';

/** Backslashes escape, double quotes hold texts, `||` is OR: as the guard reads statements, whatever the server's default. */
const SQL_MODE = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/**
 * What a session is set to before each query: texts in UTF-8, the server's own end of what takes too long, no more rows
 * than are read and one to tell that there are more, and a transaction that cannot write.
 */
export function sessionStatements(version: string, limits: QueryLimits, timeZone: string | undefined): string[] {
  const isMariadb = /mariadb/i.test(version);
  const time = isMariadb
    ? `max_statement_time = ${limits.milliseconds / 1000}`
    : `max_execution_time = ${Math.ceil(limits.milliseconds)}`;
  const settings = [
    time,
    `sql_select_limit = ${limits.rows + 1}`,
    `sql_mode = '${isMariadb ? SQL_MODE : `ONLY_FULL_GROUP_BY,${SQL_MODE}`}'`,
    `lock_wait_timeout = ${Math.max(1, Math.ceil(limits.milliseconds / 1000))}`,
    ...(timeZone !== undefined && /^[+-]\d\d:\d\d$/.test(timeZone) ? [`time_zone = '${timeZone}'`] : []),
  ];
  return [
    'SET NAMES utf8mb4',
    `SET ${settings.map((setting) => `SESSION ${setting}`).join(', ')}`,
    'START TRANSACTION READ ONLY',
  ];
}

export const query = (connection: Connection, sql: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.query(sql, (error, rows) => {
      if (error) reject(error);
      else resolve(rows);
    });
  });

/** Ends the transaction, gives locks back, and forgets variables, temporary tables and prepared statements. */
export const reset = (connection: Connection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.reset((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
