import type { ResultTable } from '../../core/figures';
import type { SqlDialect } from '../source/data-source';
import type { DescribedColumn, SourceDescription } from '../source/source-description';
import type { ColumnValue } from './value-index';

/** Runs one statement on the source, the guard before it; never rejects. */
export type ReadValues = (
  sql: string,
) => Promise<{ status: 'rows'; table: ResultTable } | { status: 'refused' | 'failed' }>;

/** A column of more values is no list of names to choose from. */
const MOST_VALUES = 2000;
const LONGEST = 120;
const PAGE = 1000;
/** Of the whole source: what the index is made of at one go. */
const MOST_OF_ALL = 20_000;

/** The values that the description itself names. */
export const describedValues = ({ tables }: Pick<SourceDescription, 'tables'>): ColumnValue[] =>
  tables.flatMap(({ name: table, columns }) =>
    columns.flatMap(({ name: column, values }) => values.map((value) => ({ table, column, value }))),
  );

/**
 * The values that the description names, and the distinct ones of its text columns, those of at most 2,000 values of at
 * most 120 characters; 20,000 in all. One statement at a time; what cannot be read is left out. Never rejects.
 */
export async function loadValues({
  description,
  dialect,
  read,
  signal,
}: {
  description: SourceDescription;
  dialect: SqlDialect;
  read: ReadValues;
  signal?: AbortSignal;
}): Promise<ColumnValue[]> {
  const values = describedValues(description);
  for (const { name: table, columns } of description.tables) {
    for (const column of columns.filter(isText)) {
      if (signal?.aborted || values.length >= MOST_OF_ALL) return values;
      const found = await valuesOf({ table, column: column.name, dialect, read });
      for (const value of found) values.push({ table, column: column.name, value });
    }
  }
  return values;
}

const isText = ({ type }: DescribedColumn): boolean => type === '' || /char|text|clob|enum|set/i.test(type);

interface ValuesInput {
  table: string;
  column: string;
  dialect: SqlDialect;
  read: ReadValues;
}

/** Grouped, not DISTINCT, so that where small cells are hidden the guard hides values of a few people, too. */
async function valuesOf({ table, column, dialect, read }: ValuesInput): Promise<string[]> {
  const name = quoted(column, dialect);
  const statement =
    `SELECT ${name} FROM ${quoted(table, dialect)} WHERE ${name} IS NOT NULL AND LENGTH(${name}) <= ${LONGEST} ` +
    `GROUP BY ${name} ORDER BY ${name}`;
  const values: string[] = [];
  while (values.length <= MOST_VALUES) {
    const reply = await read(`${statement} LIMIT ${PAGE} OFFSET ${values.length}`);
    if (reply.status !== 'rows') return [];
    for (const [cell = null] of reply.table.rows) if (cell !== null) values.push(String(cell));
    if (reply.table.rows.length < PAGE) return values;
  }
  return [];
}

const quoted = (name: string, dialect: SqlDialect): string =>
  dialect === 'mysql' ? `\`${name.replaceAll('`', '``')}\`` : `"${name.replaceAll('"', '""')}"`;
