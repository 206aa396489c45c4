import { constants } from 'node:fs';
import { access, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseError, driverCode } from './database-error';
import { refuseNewer } from './migrations/known';
import { migrationsTable } from './migrations/migrations';

const magic = 'SQLite format 3\0';
const readOnlyCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'];

/** Turns a driver's failure into a line for a person; what it does not know it gives back as it is. */
export function explainSqlite(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError) return error;
  const code = driverCode(error);
  const options = { cause: error };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    const line = `The database ${file} is locked by another program: stop that program and start again.`;
    return new DatabaseError('locked', line, options);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(file, options);
  if (readOnlyCodes.some((known) => code.startsWith(known))) {
    const line = `The database ${file} cannot be written: give this user the right to write the file and its folder.`;
    return new DatabaseError('read-only', line, options);
  }
  return error;
}

/**
 * Looks at the file before anything is changed: it can be written, is a sound database of this program, and is not newer.
 * Its bytes stay as they are. A missing file is fine; its folder is created.
 */
export async function checkSqliteFile(file: string, lockTimeout: number): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await access(dirname(file), constants.W_OK);
    if (!(await isWritableDatabase(file))) return;
    const pendingWrites = await sizeOf(`${file}-wal`);
    // Closing the last writable connection would move a crashed program's writes from the log into the file.
    const handle = new BetterSqlite3(file, { readonly: pendingWrites > 0, fileMustExist: true, timeout: lockTimeout });
    try {
      handle.pragma('query_only = ON');
      checkContent(handle, file);
    } finally {
      handle.close();
    }
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

/** False when there is no file, or nothing in it. */
async function isWritableDatabase(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (!found) return false;
  if (!found.isFile()) {
    throw new DatabaseError('foreign', `${file} is not a file: name a file in database.sqlite.file.`);
  }
  // Not access(): what counts is whether opening succeeds. Nothing is written.
  const opened = await open(file, 'r+');
  try {
    const { bytesRead, buffer } = await opened.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    if (bytesRead === 0) return false;
    if (buffer.toString('latin1', 0, bytesRead) !== magic) throw corrupt(file);
    return true;
  } finally {
    await opened.close();
  }
}

function checkContent(handle: BetterSqlite3.Database, file: string): void {
  const tables = handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return;
  if (!tables.includes(migrationsTable)) {
    throw new DatabaseError(
      'foreign',
      `The file ${file} is a database of another program: name another file in database.sqlite.file.`,
    );
  }
  refuseNewer(handle.prepare(`SELECT name FROM ${migrationsTable}`).pluck().all().map(String), file);
  if (handle.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corrupt(file);
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.size ?? 0;
}

function corrupt(file: string, options?: ErrorOptions): DatabaseError {
  return new DatabaseError(
    'corrupt',
    `The file ${file} is damaged or not a database: restore it from a backup, or move it away to start afresh.`,
    options,
  );
}
