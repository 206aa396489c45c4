import type Database from 'better-sqlite3';
import { openSource, quoteName } from '../connection/sqlite/open-source';
import {
  FEW_VALUES,
  FIRST_ROWS,
  type ForeignKey,
  type InspectedColumn,
  type InspectedSchema,
  type InspectedTable,
  LONGEST_VALUE,
  SAMPLED_ROWS,
} from './inspected-schema';

interface ColumnRow {
  name: string;
  type: string;
  /** Its place in the primary key, from 1; 0: none. */
  pk: number;
  /** 1: a column that a virtual table hides. */
  hidden: number;
}

/** Reads tables and views of a SQLite file. Blocks while it reads; throws where the file cannot be opened. */
export function readSqliteSchema(file: string): InspectedSchema {
  const database = openSource(file);
  try {
    const tables = database
      .prepare<[], { name: string; type: string }>(
        "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      )
      .all();
    const order = new Map(
      database
        .prepare<[], string>('SELECT name FROM sqlite_schema')
        .pluck()
        .all()
        .map((name, at) => [name, at]),
    );
    return {
      tables: tables
        .sort((one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0))
        .flatMap(({ name }) => tableOf(database, name) ?? []),
    };
  } finally {
    database.close();
  }
}

/** Null for a view of what is not there any more. */
function tableOf(database: Database.Database, name: string): InspectedTable | null {
  try {
    const columns = database
      .prepare<[string], ColumnRow>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)')
      .all(name)
      .filter(({ hidden }) => hidden !== 1);
    return {
      name,
      comment: '',
      rows:
        database
          .prepare<[], number>(`SELECT COUNT(*) FROM ${quoteName(name)}`)
          .pluck()
          .get() ?? null,
      primaryKey: columns
        .filter(({ pk }) => pk > 0)
        .sort((one, other) => one.pk - other.pk)
        .map((column) => column.name),
      columns: columns.map((column) => ({ ...columnOf(database, name, column), comment: '' })),
      foreignKeys: foreignKeysOf(database, name),
    };
  } catch {
    return null;
  }
}

function columnOf(
  database: Database.Database,
  table: string,
  { name, type }: ColumnRow,
): Omit<InspectedColumn, 'comment'> {
  const column = quoteName(name);
  const values = database
    .prepare<[number, number], string>(
      `SELECT DISTINCT value FROM (SELECT ${column} AS value FROM ${quoteName(table)} LIMIT ?)
       WHERE typeof(value) = 'text' AND value <> '' LIMIT ?`,
    )
    .pluck()
    .all(SAMPLED_ROWS, FEW_VALUES + 1);
  const samples = database
    .prepare<[number], string>(
      `SELECT DISTINCT CAST(value AS TEXT) FROM (SELECT ${column} AS value FROM ${quoteName(table)} LIMIT ?)
       WHERE typeof(value) IN ('text', 'integer')`,
    )
    .pluck()
    .all(FIRST_ROWS);
  const hasAllValues = values.length <= FEW_VALUES;
  return { name, type, hasAllValues, samples, values: values.filter(isShort).slice(0, FEW_VALUES) };
}

const isShort = (value: string): boolean => value.length <= LONGEST_VALUE;

function foreignKeysOf(database: Database.Database, table: string): ForeignKey[] {
  const rows = database
    .prepare<[string], { id: number; table: string; from: string; to: string | null }>(
      'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    )
    .all(table);
  return [...new Set(rows.map(({ id }) => id))].map((key) => {
    const parts = rows.filter(({ id }) => id === key);
    return {
      columns: parts.map(({ from }) => from),
      table: parts[0]?.table ?? '',
      references: parts.flatMap(({ to }) => to ?? []),
    };
  });
}
