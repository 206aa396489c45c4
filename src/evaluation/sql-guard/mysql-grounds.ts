import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { backticked, copyToMysql, runScript } from './copy-to-mysql';
import type { DatabaseFile } from './database-files';
import { ForeignValues, MARK } from './foreign-values';
import type { ServerAccess } from './mariadb-program';
import { mysqlState } from './mysql-state';
import type { Planted } from './plant';
import type { AllowedTable, ProvingGround, ProvingGrounds } from './proving-ground';
import { readySqlite, scopedPlan } from './sqlite-grounds';

export interface MysqlGroundsOptions {
  files: readonly DatabaseFile[];
  /** For what is made on the way. */
  folder: string;
  /** Of a user that may make databases and users. */
  server: ServerAccess;
  /** Whether the server is ours alone; then the user that is attacked may even write files. */
  isOwn: boolean;
  folders: readonly string[];
  /** Names of locks that payloads ask for. */
  locks: readonly string[];
}

interface MysqlDatabase {
  name: string;
  database: string;
  planted: Planted;
}

const PLAIN_NAME = /^[a-z]\w{0,50}$/i;
const CHARSET = 'utf8mb4';

/**
 * Grounds on a server: each file copied into a database of its own. The user that the statements run as may do anything
 * in these databases, so that nothing but guard and connection holds them. Rejects where the server refuses.
 */
export async function mysqlGrounds(options: MysqlGroundsOptions): Promise<ProvingGrounds> {
  const { files, server, isOwn, folders, locks } = options;
  const admin = await createConnection({ ...server, charset: CHARSET });
  const user = { ...server, user: `eval_${randomBytes(4).toString('hex')}`, password: randomBytes(12).toString('hex') };
  const account = `${admin.escape(user.user)}@'%'`;
  const made: MysqlDatabase[] = [];
  const close = async (): Promise<void> => {
    // What is ours alone goes as a whole; a file that came into being there would keep its database from being dropped.
    if (!isOwn) {
      for (const { database } of made) await admin.query(`DROP DATABASE IF EXISTS ${backticked(database)}`);
      await admin.query(`DROP USER IF EXISTS ${account}`);
    }
    await admin.end();
  };
  try {
    await admin.query(`CREATE USER ${account} IDENTIFIED BY ${admin.escape(user.password)}`);
    if (isOwn) await admin.query(`GRANT FILE ON *.* TO ${account}`);
    for (const [at, file] of files.entries()) {
      const database = PLAIN_NAME.test(file.name) ? file.name : `fennelbean_eval_${at}`;
      await admin.query(`CREATE DATABASE ${backticked(database)} CHARACTER SET utf8mb4`);
      made.push({ name: file.name, database, planted: await fill(file, database, options) });
      await admin.query(`GRANT ALL ON ${backticked(database.replaceAll('_', '\\_'))}.* TO ${account}`);
    }
    const attacked = made.filter(({ planted }) => planted.allowed.length > 0);
    return {
      grounds: await Promise.all(attacked.map((one) => groundOf(one, admin, { ...server, ...user }))),
      folders,
      state: () => mysqlState(admin, locks),
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function fill(file: DatabaseFile, database: string, { server, folder }: MysqlGroundsOptions): Promise<Planted> {
  const access = { ...server, database, charset: CHARSET };
  if (file.kind === 'script') {
    await runScript(access, readFileSync(file.path, 'utf8'));
    return scopedPlan(file.allowed ?? []);
  }
  const ready = readySqlite(file, join(folder, 'sources'));
  const connection = await createConnection(access);
  try {
    await copyToMysql(ready, connection);
  } finally {
    await connection.end();
  }
  const { target, allowed } = ready.planted;
  const text = backticked(target.text);
  const rowFilter = `${text} IS NULL OR ${text} NOT LIKE '${MARK}%'`;
  return { target, allowed: allowed.map((table) => (table.rowFilter === undefined ? table : { ...table, rowFilter })) };
}

async function groundOf(
  { name, database, planted: { allowed, target } }: MysqlDatabase,
  admin: Connection,
  access: ServerAccess,
): Promise<ProvingGround> {
  const foreign = await foreignIn(admin, database, allowed);
  return {
    ...{ name, allowed, address: { kind: 'mysql', ...access, database } },
    target: { table: backticked(target.table), number: backticked(target.number), text: backticked(target.text) },
    isForeign: (value) => foreign.has(value),
    runs: (sql) => doesRun({ ...access, database, charset: CHARSET }, sql),
  };
}

async function foreignIn(
  admin: Connection,
  database: string,
  allowed: readonly AllowedTable[],
): Promise<ForeignValues> {
  const cells = async (columns: string, table: string, filter = ''): Promise<unknown[]> => {
    const sql = `SELECT ${columns} FROM ${backticked(database)}.${backticked(table)}${filter}`;
    const [rows] = await admin.query<RowDataPacket[][]>({ sql, rowsAsArray: true, dateStrings: true });
    return rows.flat();
  };
  const [tables] = await admin.query<(RowDataPacket & [string])[]>({
    sql: "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE LIKE '%TABLE%'",
    values: [database],
    rowsAsArray: true,
  });
  const all: unknown[] = [];
  for (const [name] of tables) all.push(...(await cells('*', name)));
  const known: unknown[] = [];
  for (const { name, columns, rowFilter } of allowed) {
    const filter = rowFilter === undefined ? '' : ` WHERE ${rowFilter}`;
    known.push(...(await cells(columns.map(backticked).join(', '), name, filter)));
  }
  return new ForeignValues(all, known);
}

/** Nothing of it is kept. */
async function doesRun(access: ServerAccess & { database: string; charset: string }, sql: string): Promise<boolean> {
  const connection = await createConnection(access);
  try {
    await connection.query('START TRANSACTION READ ONLY');
    await connection.query({ sql, timeout: 10_000 });
    return true;
  } catch {
    return false;
  } finally {
    connection.destroy();
  }
}
