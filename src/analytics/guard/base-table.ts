import type { SqlDialect } from '../source/data-source';
import type { DescribedTable } from '../source/source-description';
import type { GuardContext, GuardRelation } from './guard-context';
import { parseSql } from './parse-sql';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { columnText } from './resolve-name';
import { tokensOf } from './sql-tokens';

/** A table of the description under the name by which the statement calls it. */
export function baseRelation(table: DescribedTable, name: string, context: GuardContext): GuardRelation {
  const { small, dialect } = context;
  context.readTables.add(table.name);
  const isOfPeople = small?.tables.has(table.name.toLowerCase()) ?? false;
  const columns = table.columns.map((column) => {
    const origin = `${table.name}.${column.name}`.toLowerCase();
    const sql = columnText(name, column.name, dialect);
    return { name: column.name, sql, growth: 1, isPerson: small?.persons.has(origin) ?? false, origin };
  });
  return { name, columns, table, isOfPeople, isSingle: false, factors: 1 };
}

export function renamed(relation: GuardRelation, name: string, dialect: SqlDialect): GuardRelation {
  const columns = relation.columns.map((column) => ({ ...column, sql: columnText(name, column.name, dialect) }));
  return { ...relation, name, columns };
}

/** A table of which only some rows may be read. The condition is the team's own and may name columns that questions may not. */
export function tableText(table: DescribedTable, { dialect, unmerged }: GuardContext): string {
  const columns = table.columns.map(({ name }) => quoteName(name, dialect)).join(', ');
  const filter = tokensOf(table.rowFilter ?? '', dialect)
    .map(({ text }) => text)
    .join('');
  const sql = `SELECT ${columns} FROM ${quoteName(table.name, dialect)} WHERE (${filter})${unmerged}`;
  if (parseSql(sql, dialect)?.length !== 1) refuse('not-parsed', `row filter of ${table.name}`);
  return `(${sql})`;
}
