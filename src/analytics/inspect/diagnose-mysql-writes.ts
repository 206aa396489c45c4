import type { Connection } from 'mysql2';
import { type ServerAddress, ServerLines } from '../connection/mysql/server-lines';
import { query } from '../connection/mysql/server-session';
import type { SourceDescription } from '../source/source-description';
import { finding, type SourceFinding } from './finding';

const PROBE = 'fennelbean_probe';
const CONNECT_MILLISECONDS = 5000;
/** What a user that only reads may have. */
const READING = /^(?:USAGE|SELECT(?: \([^)]*\))?|SHOW VIEW)$/i;
const TODO = '按 docs/analytics.md 建一个只读用户 · make a user that only reads, as docs/analytics.md says';

/**
 * Tries to write with the user's own rights, not held back by anything of ours, and reads what it was granted. What is
 * tried changes no row; a table that could be made is removed again.
 */
export async function diagnoseMysqlWrites(
  { tables }: SourceDescription,
  address: ServerAddress,
): Promise<SourceFinding[]> {
  const { connection } = await new ServerLines(address, CONNECT_MILLISECONDS).open();
  try {
    await query(connection, 'START TRANSACTION');
    const written = await writesThatWork(
      connection,
      tables.map(({ name }) => name),
    );
    await query(connection, 'ROLLBACK');
    const writes = written.map((sql) =>
      finding('read-only', 'fail', `这个用户能写：${sql} · this user can write`, TODO),
    );
    const refused = '写操作都被服务器拒绝 · the server refuses every write';
    return [
      ...(writes.length > 0 ? writes : [finding('read-only', 'ok', refused)]),
      ...(await grantsBeyondReading(connection)),
      ...(await tablesBeyond(connection, new Set(tables.map(({ name }) => name.toLowerCase())))),
    ];
  } finally {
    connection.destroy();
  }
}

async function writesThatWork(connection: Connection, tables: readonly string[]): Promise<string[]> {
  const works = (sql: string): Promise<boolean> =>
    query(connection, sql).then(
      () => true,
      () => false,
    );
  const written: string[] = [];
  if (await works(`CREATE TABLE ${PROBE} (a INT)`)) {
    written.push('CREATE TABLE');
    await works(`DROP TABLE ${PROBE}`);
  }
  for (const name of tables) {
    const table = `\`${name.replaceAll('`', '``')}\``;
    if (await works(`INSERT INTO ${table} SELECT * FROM ${table} WHERE 1 = 0`)) written.push(`INSERT INTO ${name}`);
    if (await works(`DELETE FROM ${table} WHERE 1 = 0`)) written.push(`DELETE FROM ${name}`);
  }
  return written;
}

async function grantsBeyondReading(connection: Connection): Promise<SourceFinding[]> {
  const rows = (await query(connection, 'SHOW GRANTS')) as Record<string, unknown>[];
  const found: SourceFinding[] = [];
  for (const text of rows.flatMap((row) => Object.values(row).map(String))) {
    const [, privileges = '', place = ''] = /^GRANT ([\s\S]+?) ON (\S+) TO /.exec(text) ?? [];
    const beyond = splitPrivileges(privileges).filter((one) => !READING.test(one));
    const what = `授权多于读取：${beyond.join(', ')} ON ${place} · granted more than reading`;
    if (beyond.length > 0) found.push(finding('read-only', 'fail', what, TODO));
    else if (place === '*.*' && /select/i.test(privileges)) {
      const wide = '可读整个服务器的所有库 · it may read every database of the server';
      found.push(finding('read-only', 'warn', wide, TODO));
    }
  }
  return found;
}

/** Commas within brackets part columns, not privileges. */
const splitPrivileges = (text: string): string[] =>
  text
    .split(/,(?![^(]*\))/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

async function tablesBeyond(connection: Connection, described: ReadonlySet<string>): Promise<SourceFinding[]> {
  const sql =
    "SELECT CONCAT(table_schema, '.', table_name) AS name, table_name AS bare, table_schema = DATABASE() AS ours FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')";
  const rows = (await query(connection, sql)) as { name: string; bare: string; ours: number }[];
  const names = rows
    .filter(({ bare, ours }) => ours !== 1 || !described.has(bare.toLowerCase()))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` … (${names.length})` : '');
  const what = `还能读到说明文件以外的表：${shown} · it may also read tables that are not described`;
  return [finding('read-only', 'warn', what, '只授权视图 · grant the views alone')];
}
