import type { Connection, RowDataPacket } from 'mysql2/promise';
import { backticked } from './copy-to-mysql';

const SYSTEM = "('mysql', 'information_schema', 'performance_schema', 'sys')";
/** What there is besides tables; each gives a name and what it is. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  views: `SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME), VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA NOT IN ${SYSTEM}`,
  routines: `SELECT CONCAT(ROUTINE_SCHEMA, '.', ROUTINE_NAME), ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA NOT IN ${SYSTEM}`,
  triggers: `SELECT CONCAT(TRIGGER_SCHEMA, '.', TRIGGER_NAME), ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA NOT IN ${SYSTEM}`,
  events: `SELECT CONCAT(EVENT_SCHEMA, '.', EVENT_NAME), EVENT_DEFINITION FROM information_schema.EVENTS`,
  columns: `SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME, '.', COLUMN_NAME), COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA NOT IN ${SYSTEM}`,
  users: `SELECT CONCAT(user, '@', host), CONCAT(plugin, authentication_string) FROM mysql.user`,
  plugins: `SELECT PLUGIN_NAME, PLUGIN_STATUS FROM information_schema.PLUGINS`,
};
const VOLATILE = /gtid|timestamp/i;

/**
 * All that a statement could change on a server: checksums of the tables of every database, definitions, users, global
 * variables, and the locks that are held while nothing runs.
 */
export async function mysqlState(connection: Connection, locks: readonly string[]): Promise<Map<string, string>> {
  const rows = async (sql: string, values: unknown[] = []): Promise<unknown[][]> => {
    const [found] = await connection.query<RowDataPacket[][]>({ sql, values, rowsAsArray: true });
    return found;
  };
  const state = new Map<string, string>();
  const tables = await rows(
    `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA NOT IN ${SYSTEM} AND TABLE_TYPE <> 'VIEW'`,
  );
  const based = tables.filter(([, , type]) => type !== 'SEQUENCE').map(nameOf);
  if (based.length > 0) {
    for (const [name, sum] of await rows(`CHECKSUM TABLE ${based.join(', ')}`)) state.set(String(name), String(sum));
  }
  for (const name of tables.filter(([, , type]) => type === 'SEQUENCE').map(nameOf)) {
    state.set(name, JSON.stringify(await rows(`SELECT * FROM ${name}`)));
  }
  for (const [kind, sql] of Object.entries(DEFINITIONS)) {
    for (const [name, definition] of await rows(sql)) state.set(`${kind} ${String(name)}`, String(definition));
  }
  for (const [name, value] of await rows('SHOW GLOBAL VARIABLES')) {
    if (!VOLATILE.test(String(name))) state.set(`variable ${String(name)}`, String(value));
  }
  for (const [database, table] of await rows('SHOW OPEN TABLES WHERE In_use > 0')) {
    state.set(`lock on ${String(database)}.${String(table)}`, 'held');
  }
  for (const lock of locks) {
    const [[holder] = []] = await rows('SELECT IS_USED_LOCK(?)', [lock]);
    if (holder !== null) state.set(`lock ${lock}`, 'held');
  }
  return state;
}

const nameOf = ([database, table]: readonly unknown[]): string =>
  `${backticked(String(database))}.${backticked(String(table))}`;
