import {
  repeatedGrowth,
  type GuardContext,
  type GuardRelation,
  type GuardScope,
  type PrintedQuery,
} from './guard-context';
import { isQuery, queryParts, unwrapped } from './query-parts';
import { quoteName } from './quoting';
import { boundRepetition, isRecursive } from './repeated-query';
import { refuse } from './refused';
import { isNode, itemsOf, wordsOf, type SyntaxNode } from './syntax-node';

/** WITH, its tables put into the scope one after the other: each sees those before it alone. */
export function printCommonTables(clause: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  const keyword = wordsOf(clause.recursiveKw);
  const texts = itemsOf(clause.tables).map((table) => commonTable(table, keyword !== '', scope, context));
  return `WITH ${keyword ? 'RECURSIVE ' : ''}${texts.join(', ')} `;
}

function commonTable(node: SyntaxNode, isMarked: boolean, scope: GuardScope, context: GuardContext): string {
  const { table, expr, search, cycle } = node;
  if (!isNode(table) || !isNode(expr) || !isQuery(expr) || isNode(search) || isNode(cycle)) {
    return refuse('not-a-select', 'WITH');
  }
  const name = String(table.name);
  const mayRepeat = isMarked || context.dialect === 'sqlite';
  if (mayRepeat && context.tables.has(name.toLowerCase())) refuse('table-not-allowed', name);
  if (scope.ctes.get(name.toLowerCase()) && isDeclared(name, scope)) refuse('table-not-allowed', name);
  const declared = itemsOf(node.columns).map((column) => String(column.name));
  const query = unwrapped(expr);
  const isRepeated = mayRepeat && isRecursive(query, name);
  const printed = isRepeated ? repeatedQuery(query, name, declared, scope, context) : context.query(query, scope);
  scope.ctes.set(name.toLowerCase(), relationOf(name, declared, printed));
  const end = isRepeated || queryParts(query)?.limit ? '' : context.unmerged;
  const columns =
    declared.length > 0 ? `(${declared.map((column) => quoteName(column, context.dialect)).join(', ')})` : '';
  return `${quoteName(name, context.dialect)}${columns} AS (${printed.sql}${end})`;
}

/** In the same WITH: names of outer ones may be taken again. */
function isDeclared(name: string, scope: GuardScope): boolean {
  return scope.outer?.ctes.get(name.toLowerCase()) !== scope.ctes.get(name.toLowerCase());
}

function relationOf(name: string, declared: readonly string[], printed: PrintedQuery): GuardRelation {
  if (declared.length > 0 && declared.length !== printed.columns.length) refuse('not-parsed', name);
  const columns = printed.columns.map((column, at) => ({ ...column, name: declared[at] ?? column.name }));
  return {
    name,
    columns,
    table: null,
    isOfPeople: printed.isOfPeople,
    isSingle: printed.isSingle,
    factors: printed.factors,
  };
}

function repeatedQuery(
  query: SyntaxNode,
  name: string,
  declared: readonly string[],
  scope: GuardScope,
  context: GuardContext,
): PrintedQuery {
  const parts = queryParts(query) ?? refuse('not-parsed', name);
  const [seed, step] = parts.arms.map(({ clauses }): SyntaxNode => ({ type: 'select_stmt', clauses }));
  if (!seed || !step) return refuse('too-complex', name);
  const first = context.query(seed, scope);
  const bound = boundRepetition(parts, name, first.isSingle, context.dialect);
  if (first.isOfPeople) refuse('people-not-counted', name);
  const columns = relationOf(name, declared, first).columns.map((column) => ({
    ...column,
    growth: repeatedGrowth,
    origin: '',
  }));
  scope.ctes.set(name.toLowerCase(), { name, columns, table: null, isOfPeople: false, isSingle: false, factors: 1 });
  const next = context.query(step, scope);
  if (next.isOfPeople) refuse('people-not-counted', name);
  return {
    sql: `${first.sql} ${parts.operators[0] ?? ''} ${next.sql}${bound}`,
    columns: [...columns],
    isOfPeople: false,
    isSingle: false,
    factors: 1,
  };
}
