import type { Cell } from '../../core/figures';
import type { DataConnection } from '../source/data-source';
import {
  FEW_VALUES,
  FIRST_ROWS,
  type InspectedColumn,
  type InspectedSchema,
  type InspectedTable,
  LONGEST_VALUE,
  SAMPLED_ROWS,
} from './inspected-schema';

/** A database that cannot be inspected; the message is one line for the admin. */
export class InspectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InspectionError';
  }
}

const TABLES = `SELECT table_name, table_comment, table_type, table_rows FROM information_schema.tables
  WHERE table_schema = DATABASE() ORDER BY create_time, table_name`;
const COLUMNS = `SELECT table_name, column_name, column_type, column_comment, column_key, data_type
  FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`;
const FOREIGN_KEYS = `SELECT table_name, constraint_name, column_name, referenced_table_name, referenced_column_name
  FROM information_schema.key_column_usage
  WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
  ORDER BY table_name, constraint_name, ordinal_position`;
const TEXT_TYPES = /^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|set)$/i;

/** Reads what the user of a connection to MySQL or MariaDB may see of its database. Throws `InspectionError`. */
export async function readMysqlSchema(connection: DataConnection): Promise<InspectedSchema> {
  const [tables, columns, keys] = [
    await textsOf(connection, TABLES),
    await textsOf(connection, COLUMNS),
    await textsOf(connection, FOREIGN_KEYS),
  ];
  const inspected: InspectedTable[] = [];
  for (const [name = '', comment = '', type = '', rows = ''] of tables) {
    const ofTable = columns.filter(([table]) => table === name);
    const described: InspectedColumn[] = [];
    for (const [, column = '', columnType = '', columnComment = '', , dataType = ''] of ofTable) {
      const values = await valuesOf(connection, { table: name, column, isText: TEXT_TYPES.test(dataType) });
      described.push({ name: column, type: columnType, comment: columnComment, ...values });
    }
    inspected.push({
      name,
      comment: type === 'VIEW' ? '' : comment,
      rows: type === 'VIEW' || rows === '' ? null : Number(rows),
      primaryKey: ofTable.filter(([, , , , key]) => key === 'PRI').map(([, column = '']) => column),
      columns: described,
      foreignKeys: foreignKeysOf(keys.filter(([table]) => table === name)),
    });
  }
  return { tables: inspected };
}

function foreignKeysOf(rows: readonly string[][]): InspectedTable['foreignKeys'] {
  return [...new Set(rows.map(([, key]) => key))].map((key) => {
    const parts = rows.filter(([, name]) => name === key);
    return {
      columns: parts.map(([, , column = '']) => column),
      table: parts[0]?.[3] ?? '',
      references: parts.map(([, , , , column = '']) => column),
    };
  });
}

/** A table that cannot be read in time has no values. */
async function valuesOf(
  connection: DataConnection,
  { table, column, isText }: { table: string; column: string; isText: boolean },
): Promise<Pick<InspectedColumn, 'values' | 'hasAllValues' | 'samples'>> {
  const distinct = async (rows: number, most: number): Promise<string[] | null> => {
    const sql = `SELECT DISTINCT value FROM (SELECT ${quoted(column)} AS value FROM ${quoted(table)} LIMIT ${rows}) AS sampled
      WHERE value IS NOT NULL AND value <> '' LIMIT ${most}`;
    const result = await connection.run(sql);
    return result.status === 'rows' ? result.table.rows.map(([value = null]) => textOf(value)) : null;
  };
  const values = isText ? await distinct(SAMPLED_ROWS, FEW_VALUES + 1) : [];
  const samples = (await distinct(FIRST_ROWS, FIRST_ROWS)) ?? [];
  const short = (values ?? []).filter((value) => value !== '' && value.length <= LONGEST_VALUE);
  return {
    values: short.slice(0, FEW_VALUES),
    hasAllValues: values !== null && values.length <= FEW_VALUES,
    samples: samples.filter((value) => value !== ''),
  };
}

async function textsOf(connection: DataConnection, sql: string): Promise<string[][]> {
  const result = await connection.run(sql);
  if (result.status === 'failed') throw new InspectionError(`The database cannot be read: ${result.detail}.`);
  return result.table.rows.map((row) => row.map(textOf));
}

const textOf = (value: Cell): string => (value === null ? '' : String(value));
const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
