import Database from 'better-sqlite3';
import { createConnection, type Connection } from 'mysql2/promise';
import { quoted, readTables } from './plant';
import type { ReadySqlite } from './sqlite-grounds';

export const backticked = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

const LONGEST_WORD = 200;
const ROWS_AT_ONCE = 200;

/** Copies all tables of a SQLite file into a database that the connection is in; types are those of the values. */
export async function copyToMysql({ file }: ReadySqlite, connection: Connection): Promise<void> {
  const source = new Database(file, { readonly: true });
  try {
    for (const { name, columns } of readTables(source)) {
      const rows = source
        .prepare<[], unknown[]>(`SELECT * FROM ${quoted(name)}`)
        .raw()
        .all();
      const declared = columns.map((column, at) => `${backticked(column)} ${typeOf(rows.map((row) => row[at]))} NULL`);
      await connection.query(`CREATE TABLE ${backticked(name)} (${declared.join(', ')}) CHARACTER SET utf8mb4`);
      for (let begin = 0; begin < rows.length; begin += ROWS_AT_ONCE) {
        await connection.query(`INSERT INTO ${backticked(name)} VALUES ?`, [rows.slice(begin, begin + ROWS_AT_ONCE)]);
      }
    }
  } finally {
    source.close();
  }
}

function typeOf(values: readonly unknown[]): string {
  const known = values.filter((value) => value !== null);
  if (known.some((value) => Buffer.isBuffer(value))) return 'LONGBLOB';
  if (known.length > 0 && known.every((value) => typeof value === 'number')) {
    return known.every(Number.isInteger) ? 'BIGINT' : 'DOUBLE';
  }
  return known.some((value) => typeof value === 'string' && value.length > LONGEST_WORD) ? 'LONGTEXT' : 'VARCHAR(255)';
}

/** Makes a database by the statements of its script. */
export async function runScript(access: Parameters<typeof createConnection>[0], script: string): Promise<void> {
  const connection = await createConnection({ ...(access as object), multipleStatements: true });
  try {
    await connection.query(script);
  } finally {
    await connection.end();
  }
}
