import { quoteName } from './quoting';
import { refuse } from './refused';
import type { GuardColumn, GuardContext, GuardRelation, GuardScope, ScopeColumn } from './guard-context';
import type { SqlDialect } from '../source/data-source';

/**
 * The column that a name stands for, looked for from the innermost scope outwards, as the servers do; but where their answer
 * could depend on columns that may not be read, it is refused.
 * @param qualifier alias or table before the name, null where there is none
 * @returns null where no scope has such a column
 */
export function resolveColumn(
  name: string,
  qualifier: string | null,
  scope: GuardScope,
  context: GuardContext,
): ScopeColumn | null {
  const passed: GuardRelation[] = [];
  for (let at: GuardScope | null = scope; at; at = at.outer) {
    const found = qualifier === null ? unqualified(name, at) : qualified(name, qualifier, at);
    if (found) {
      const hides = passed.some((relation) => sameName(relation.name, found.relation.name));
      const isOfTwo = at !== scope && found.sql !== found.column.sql;
      if (hides || isOfTwo) refuse('column-not-allowed', name);
      at.block.touched.add(found.relation);
      for (let inner = scope; inner !== at; inner = inner.outer ?? at) {
        inner.block.around.add(found.relation.name.toLowerCase());
      }
      note(found, at, context);
      return found;
    }
    passed.push(...at.relations);
  }
  if (qualifier !== null) refuse('column-not-allowed', `${qualifier}.${name}`);
  return null;
}

function unqualified(name: string, scope: GuardScope): ScopeColumn | null {
  const merged = scope.merged.get(name.toLowerCase());
  if (merged) return merged;
  const found = scope.relations.flatMap((relation) =>
    columnsOf(relation).filter(({ column }) => sameName(column.name, name)),
  );
  if (found.length > 1) refuse('column-not-allowed', name);
  return found[0] ?? null;
}

function qualified(name: string, qualifier: string, scope: GuardScope): ScopeColumn | null {
  const relation = scope.relations.find((each) => sameName(each.name, qualifier));
  if (!relation) return null;
  const found = columnsOf(relation).find(({ column }) => sameName(column.name, name));
  return found ?? refuse('column-not-allowed', `${qualifier}.${name}`);
}

function note({ column, relation }: ScopeColumn, { block }: GuardScope, context: GuardContext): void {
  noteRead(relation, column, context);
  const isShown = ['results', 'having', 'order'].includes(block.clause) && block.insideAggregate === 0;
  if (relation.isOfPeople && isShown) block.bare.push(column.sql);
}

export function noteRead({ table }: GuardRelation, { name }: GuardColumn, { readColumns }: GuardContext): void {
  if (table) readColumns.add(`${table.name}.${name}`);
}

export function columnsOf(relation: GuardRelation): ScopeColumn[] {
  return relation.columns.map((column) => ({ column, relation, sql: column.sql }));
}

export function columnText(relation: string, column: string, dialect: SqlDialect): string {
  return `${quoteName(relation, dialect)}.${quoteName(column, dialect)}`;
}

export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
