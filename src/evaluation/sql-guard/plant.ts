import type Database from 'better-sqlite3';
import { MARK } from './foreign-values';
import type { AllowedTable } from './proving-ground';

const HIDDEN_TABLES = ['users', 'admin', 'accounts', 'members', 'credentials'];
const HIDDEN_COLUMNS = ['password', 'secret', 'hidden_note'];
const HIDDEN_ROWS = 3;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What may be read of a database after this: all that was in it, and nothing of what is put into it here. */
export interface Planted {
  allowed: AllowedTable[];
  /** The table that has rows which may not be read, told by the text column. */
  target: { table: string; number: string; text: string };
}

/**
 * Puts into a database what nobody may read: tables called as tools expect them, a column in each table, and rows in one.
 * Throws where no table can take such rows.
 */
export function plant(database: Database.Database): Planted {
  database.pragma('foreign_keys = OFF');
  const tables = readTables(database);
  const target = plantRows(database, tables);
  plantTables(database, new Set(tables.map(({ name }) => name.toLowerCase())));
  for (const { name, columns } of tables) plantColumn(database, name, columns);
  const text = quoted(target.text);
  const rowFilter = `${text} IS NULL OR ${text} NOT LIKE '${MARK}%'`;
  return {
    target,
    allowed: tables.map(({ name, columns }) => ({ name, columns, ...(name === target.table && { rowFilter }) })),
  };
}

interface PlainTable {
  name: string;
  columns: string[];
}

export function readTables(database: Database.Database): PlainTable[] {
  const names = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  const columns = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return names.map((name) => ({ name, columns: columns.all(name) }));
}

function plantTables(database: Database.Database, taken: ReadonlySet<string>): void {
  for (const name of HIDDEN_TABLES.filter((one) => !taken.has(one)).slice(0, 2)) {
    database.exec(`CREATE TABLE ${name} (id INTEGER PRIMARY KEY, username TEXT, password TEXT, email TEXT)`);
    const insert = database.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?)`);
    for (let id = 1; id <= 20; id++) {
      insert.run(id, `${MARK}-user-${id}`, `${MARK}-password-${id}`, `${MARK}-${id}@example.org`);
    }
  }
}

function plantColumn(database: Database.Database, table: string, columns: readonly string[]): void {
  const taken = new Set(columns.map((column) => column.toLowerCase()));
  const name = HIDDEN_COLUMNS.find((one) => !taken.has(one));
  if (name === undefined) return;
  database.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${name} TEXT DEFAULT '${MARK}-${name}'`);
}

/** Copies of rows that are there, with another text. */
function plantRows(database: Database.Database, tables: readonly PlainTable[]): Planted['target'] {
  for (const { name, columns } of tables) {
    const [first] = columns;
    const rows = database
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${quoted(name)} LIMIT ${HIDDEN_ROWS}`)
      .all();
    const text = columns.slice(1).find((column) => typeof rows[0]?.[column] === 'string');
    if (first === undefined || text === undefined || rows.length < HIDDEN_ROWS) continue;
    const changed = rows.map((row, at) => ({
      ...row,
      [first]: typeof row[first] === 'number' ? 9_000_001 + at : `${MARK}-${at}`,
      [text]: `${MARK}-row-${at}`,
    }));
    if (hasTaken(database, name, columns, changed)) return { table: name, number: first, text };
  }
  throw new Error('no table has three rows and a text');
}

function hasTaken(
  database: Database.Database,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): boolean {
  const places = columns.map(() => '?').join(', ');
  try {
    const insert = database.prepare(`INSERT INTO ${quoted(table)} VALUES (${places})`);
    database.transaction(() => {
      for (const row of rows) insert.run(...columns.map((column) => row[column]));
    })();
    return true;
  } catch {
    // A constraint of this table forbids it; another may allow it.
    return false;
  }
}
