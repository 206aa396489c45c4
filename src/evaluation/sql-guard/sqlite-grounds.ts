import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DatabaseFile } from './database-files';
import { readFileSync } from 'node:fs';
import { ForeignValues } from './foreign-values';
import { plant, quoted, readTables, type Planted } from './plant';
import type { AllowedTable, ProvingGround, ProvingGrounds } from './proving-ground';

/** A SQLite file made ready, with what may be read of it. */
export interface ReadySqlite {
  name: string;
  file: string;
  planted: Planted;
}

/** Copies a database into a folder, or makes it by its script, and plants in it what nobody may read. */
export function readySqlite({ name, path, kind, allowed }: DatabaseFile, folder: string): ReadySqlite {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.sqlite`);
  if (kind === 'sqlite') copyFileSync(path, file);
  const database = new Database(file);
  try {
    // A copy that is thrown away need not outlive a crash of the machine.
    database.pragma('synchronous = OFF');
    if (kind === 'script') database.exec(readFileSync(path, 'utf8'));
    return { name, file, planted: allowed === null ? plant(database) : scopedPlan(allowed) };
  } finally {
    database.close();
  }
}

/** Of a scope of its own, the first filtered table is attacked. */
export function scopedPlan(allowed: readonly AllowedTable[]): Planted {
  const table = allowed.find(({ rowFilter }) => rowFilter !== undefined) ?? allowed[0];
  const [number = '', text = number] = table?.columns ?? [];
  return { allowed: [...allowed], target: { table: table?.name ?? '', number, text } };
}

/**
 * Grounds of SQLite files in a folder.
 * @param elsewhere folders in which the processes that query work
 */
export function sqliteGrounds(
  files: readonly DatabaseFile[],
  folder: string,
  elsewhere: readonly string[],
): ProvingGrounds {
  const ready = files.map((file) => readySqlite(file, join(folder, 'sources')));
  return {
    grounds: ready.filter(({ planted }) => planted.allowed.length > 0).map(groundOf),
    folders: [folder, ...elsewhere],
    state: () => Promise.resolve(new Map(ready.flatMap(stateOf))),
    close: () => Promise.resolve(),
  };
}

function groundOf({ name, file, planted: { allowed, target } }: ReadySqlite): ProvingGround {
  const foreign = readOnly(file, (database) => foreignIn(database, allowed));
  return {
    ...{ name, address: { kind: 'sqlite', file }, allowed },
    target: { table: quoted(target.table), number: quoted(target.number), text: quoted(target.text) },
    isForeign: (value) => foreign.has(value),
    runs: (sql) => Promise.resolve(readOnly(file, (database) => doesRun(database, sql))),
  };
}

function foreignIn(database: Database.Database, allowed: readonly AllowedTable[]): ForeignValues {
  const cells = (columns: string, table: string, filter = ''): unknown[] =>
    database
      .prepare<[], unknown[]>(`SELECT ${columns} FROM ${quoted(table)}${filter}`)
      .raw()
      .all()
      .flat();
  return new ForeignValues(
    readTables(database).flatMap(({ name }) => cells('*', name)),
    allowed.flatMap(({ name, columns, rowFilter }) =>
      cells(columns.map(quoted).join(', '), name, rowFilter === undefined ? '' : ` WHERE ${rowFilter}`),
    ),
  );
}

function doesRun(database: Database.Database, sql: string): boolean {
  try {
    database.prepare(sql).get();
    return true;
  } catch {
    return false;
  }
}

function readOnly<Value>(file: string, work: (database: Database.Database) => Value): Value {
  const database = new Database(file, { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** A checksum for each table, and whether somebody holds a lock. */
function stateOf({ name, file }: ReadySqlite): [string, string][] {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return [[`lock on ${name}`, 'held']];
  }
  try {
    const definitions = database.prepare('SELECT type, name, sql FROM sqlite_schema').raw().all();
    return [
      [`${name}: definitions`, JSON.stringify(definitions)],
      ...readTables(database).map((table): [string, string] => [
        `${name}.${table.name}`,
        checksum(
          database
            .prepare(`SELECT * FROM ${quoted(table.name)}`)
            .raw()
            .safeIntegers()
            .iterate(),
        ),
      ]),
    ];
  } finally {
    database.exec('ROLLBACK');
    database.close();
  }
}

function checksum(rows: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const row of rows) {
    hash.update(JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)));
  }
  return hash.digest('hex');
}
