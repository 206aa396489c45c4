import { existsSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Where the head of a file says that it has a write-ahead log. */
const WAL_MARKS = [18, 19];
const NO_WAL = 1;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Opens a database file of others for reading alone. Throws what the driver throws where it is none. */
export function openSource(file: string): Database.Database {
  if (!existsSync(file)) throw new Error('there is no such file');
  try {
    return opened(new Database(file, { readonly: true, fileMustExist: true }));
  } catch (error) {
    if (!needsItsFolder(error) || !isQuiet(file)) throw error;
    return opened(openBytes(file));
  }
}

/** A file with a write-ahead log cannot be opened in a folder that may not be written, not even for reading. */
const needsItsFolder = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(error.code);

/** Whether no log waits to be written into the file. */
const isQuiet = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;

function openBytes(file: string): Database.Database {
  const bytes = readFileSync(file);
  for (const at of WAL_MARKS) bytes.writeUInt8(NO_WAL, at);
  return new Database(bytes, { readonly: true });
}

/** Only the first look tells whether it is a database. */
function opened(database: Database.Database): Database.Database {
  try {
    database.pragma('schema_version');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
