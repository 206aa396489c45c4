import type { Connection } from 'mysql2';
import type { QueryLimits } from '../../source/data-source';

/** Backslashes escape, double quotes hold texts, `||` is OR: as the guard reads statements, whatever the server's default. */
const SQL_MODE = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

const OFFSET = /[+-]\d\d:\d\d$/;

/**
 * A time zone as every server knows it: by its distance to UTC now. Where that changes with the seasons, points of time of
 * the other one are an hour off.
 */
function offsetOf(timeZone: string, now: Date): string {
  if (OFFSET.test(timeZone)) return timeZone;
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return OFFSET.exec(name)?.[0] ?? '+00:00';
}

/** The rounds after which a recursive query ends: the guard counts on it. */
const ROUNDS = 1000;

function roundsOf(version: string, isMariadb: boolean): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number.parseFloat);
  // Older servers know no recursive queries.
  if (isMariadb) return major > 10 || (major === 10 && minor >= 2) ? [`max_recursive_iterations = ${ROUNDS}`] : [];
  return major >= 8 ? [`cte_max_recursion_depth = ${ROUNDS}`] : [];
}

/**
 * What a session is set to before each query: texts in UTF-8, the server's own end of what takes too long, no more rows
 * than are read and one to tell that there are more, and a transaction that cannot write.
 * @param timeZone name or distance to UTC; undefined: the server's own
 */
export function sessionStatements(
  version: string,
  limits: QueryLimits,
  timeZone: string | undefined,
  now = new Date(),
): string[] {
  const isMariadb = /mariadb/i.test(version);
  const time = isMariadb
    ? `max_statement_time = ${limits.milliseconds / 1000}`
    : `max_execution_time = ${Math.ceil(limits.milliseconds)}`;
  const settings = [
    time,
    `sql_select_limit = ${limits.rows + 1}`,
    `sql_mode = '${isMariadb ? SQL_MODE : `ONLY_FULL_GROUP_BY,${SQL_MODE}`}'`,
    `lock_wait_timeout = ${Math.max(1, Math.ceil(limits.milliseconds / 1000))}`,
    ...roundsOf(version, isMariadb),
    ...(timeZone === undefined ? [] : [`time_zone = '${offsetOf(timeZone, now)}'`]),
  ];
  return [
    'SET NAMES utf8mb4',
    `SET ${settings.map((setting) => `SESSION ${setting}`).join(', ')}`,
    'START TRANSACTION READ ONLY',
  ];
}

/** @param milliseconds after which it rejects; without it whoever asks ends the connection */
export const query = (connection: Connection, sql: string, milliseconds?: number): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.query({ sql, ...(milliseconds !== undefined && { timeout: milliseconds }) }, (error, rows) => {
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
