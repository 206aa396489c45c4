import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardSql } from '../../src/analytics/guard/guard-sql';
import type { GuardScope } from '../../src/analytics/guard/guarded-query';
import type { DescribedTable } from '../../src/analytics/source/source-description';
import type { SqlDialect } from '../../src/analytics/source/data-source';

const root = join(__dirname, '../fixtures/analytics/guard');
const folders: Record<SqlDialect, string> = { sqlite: 'sqlite', mysql: 'mariadb' };

export const mostRows = 1000;

export function guardFixture(dialect: SqlDialect, name: string): string {
  return readFileSync(join(root, folders[dialect], name), 'utf8');
}

/** Lines that are neither empty nor comments of the file. */
export function fixtureLines(dialect: SqlDialect, name: string): string[] {
  return guardFixture(dialect, name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
}

export function fixtureStatements(dialect: SqlDialect, name: string): string[] {
  return fixtureLines(dialect, name).map((line) => (JSON.parse(line) as { sql: string }).sql);
}

interface ScopeFile {
  tables: { name: string; columns: string[]; rowFilter?: string }[];
}

export function fixtureScope(dialect: SqlDialect): GuardScope {
  const { tables } = JSON.parse(guardFixture(dialect, 'scope.json')) as ScopeFile;
  const described = tables.map(({ columns, ...table }): DescribedTable => {
    const all = columns.map((name) => ({ name, type: '', title: '', description: '', values: [] }));
    return { ...table, title: '', description: '', primaryKey: [], columns: all };
  });
  return { dialect, rows: mostRows, tables: described };
}

/** What the guard lets through of hostile statements, as it would be run. */
export function letThrough(statements: readonly string[], scope: GuardScope): string[] {
  return statements.flatMap((sql) => {
    const result = guardSql(sql, scope);
    return result.status === 'allowed' ? [result.sql] : [];
  });
}

/** No sum or product of two of the numbers that are not allowed is greater; what is has been counted up by the statement. */
const mostForeign = 1e16;
const isForeign = (value: number | bigint): boolean => value > 9_000_000 && value < mostForeign;

/** Values that scope.json does not allow: marked ones, and numbers above nine million. */
export function foreignValues(rows: readonly unknown[][]): unknown[] {
  return rows.flat().filter((value) => {
    if (typeof value === 'string') {
      return value.includes('CANARY') || numbersIn(value).some(isForeign);
    }
    return (typeof value === 'number' || typeof value === 'bigint') && isForeign(value);
  });
}

const numbersIn = (text: string): number[] => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);

/** Tables of the scope of which only some rows may be read: there the guard must not give what is asked. */
export function isFiltered(tables: readonly string[], scope: GuardScope): boolean {
  return scope.tables.some(({ name, rowFilter }) => rowFilter !== undefined && tables.includes(name));
}
