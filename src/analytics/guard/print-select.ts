import { newScope, type GuardColumn, type GuardContext, type GuardScope, type PrintedQuery } from './guard-context';
import { checkJoined, checkRepeated } from './joined-relations';
import { printCondition } from './print-condition';
import { printFrom } from './print-from';
import { printGroups } from './print-groups';
import { isColumnName } from './print-name';
import { printResults } from './print-results';
import { printSorts } from './print-sorts';
import { windowText } from './print-window';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { checkPeople } from './small-groups';
import { isNode, itemsOf, wordsOf, type SyntaxNode, nameOfKind, nameOf } from './syntax-node';
import type { GuardRefusal } from './guarded-query';

const known = 'select_clause from_clause where_clause group_by_clause having_clause window_clause'.split(' ');
const refusals: Record<string, GuardRefusal> = {
  into_table_clause: 'into',
  into_variables_clause: 'into',
  into_dumpfile_clause: 'into',
  into_outfile_clause: 'into',
  for_clause: 'locking',
  lock_in_share_mode_clause: 'locking',
  table_clause: 'not-a-select',
};

/** One SELECT. @param order of a query that is this SELECT alone */
export function printSelect(
  clauses: readonly SyntaxNode[],
  around: GuardScope,
  context: GuardContext,
  order?: SyntaxNode,
): PrintedQuery {
  for (const { type } of clauses) {
    if (!known.includes(type)) refuse(refusals[type] ?? 'not-parsed', nameOfKind(type));
  }
  const scope = scopeWithin(around);
  const { block } = scope;
  const clause = (type: string): SyntaxNode | undefined => clauses.find((each) => each.type === type);
  const select = clause('select_clause') ?? refuse('not-a-select');
  const items = itemsOf(select.columns);
  const from = clause('from_clause');
  const source = from && printFrom(partOf(from, 'expr'), scope, context);
  nameResults(items, scope);
  const where = clause('where_clause');
  const parts = [source ? ` FROM ${source.sql}` : ''];
  if (where) {
    parts.push(` WHERE ${inClause('where', scope, () => printCondition(partOf(where, 'expr'), scope, context))}`);
  }
  const factors = checkJoined(scope);
  const groups = clause('group_by_clause');
  if (groups) parts.push(inClause('group', scope, () => printGroups(groups, items, scope, context)));
  readWindows(clause('window_clause'), scope, context);
  const results = inClause('results', scope, () => printResults(items, source?.star ?? [], scope, context));
  const written = clause('having_clause');
  const having = written ? inClause('having', scope, () => context.expression(partOf(written, 'expr'), scope).sql) : '';
  const sorted = order
    ? inClause('order', scope, () => ` ORDER BY ${printSorts(order, scope, context, sortedBy(context))}`)
    : '';
  const people = checkPeople(scope, context);
  const conditions = [having && people.having ? `(${having})` : having, people.having].filter((each) => each !== '');
  if (conditions.length > 0) parts.push(` HAVING ${conditions.join(' AND ')}`);
  const sql = `SELECT ${distinct(select)}${results.sql}${parts.join('')}${sorted}`;
  checkRepeated(scope, factors);
  const isSingle = !from || (block.hasAggregates && !block.hasGroups);
  const isGrouped = block.hasGroups || distinct(select) !== '';
  const rows = { isSingle, factors: isGrouped ? Math.min(1, factors) : factors };
  return { sql, columns: results.columns, isOfPeople: people.isOfPeople, ...rows };
}

/** ORDER BY of a compound: names and positions of its results. */
export function printTailOrder(
  order: SyntaxNode,
  columns: readonly GuardColumn[],
  scope: GuardScope,
  context: GuardContext,
): string {
  const text = printSorts(order, scope, context, (node) => {
    if (node.type === 'number_literal') return context.expression(node, scope).sql;
    const name = node.type === 'identifier' ? String(node.name).toLowerCase() : null;
    const column = columns.find((each) => each.name.toLowerCase() === name);
    return column ? quoteName(column.name, context.dialect) : refuse('column-not-allowed', nameOf(node) || 'ORDER BY');
  });
  return ` ORDER BY ${text}`;
}

/** A SELECT sees the CTEs of its query, and beyond it what the query stands in. */
function scopeWithin(around: GuardScope): GuardScope {
  const scope = newScope(around.outer);
  scope.ctes = new Map(around.ctes);
  return scope;
}

function inClause<T>(clause: GuardScope['block']['clause'], { block }: GuardScope, print: () => T): T {
  block.clause = clause;
  return print();
}

function nameResults(items: readonly SyntaxNode[], scope: GuardScope): void {
  items.forEach((item, at) => {
    if (item.type !== 'alias' || !isNode(item.expr) || !isNode(item.alias)) return;
    const name = String(item.alias.name);
    if (!scope.results.has(name.toLowerCase())) {
      scope.results.set(name.toLowerCase(), { node: item.expr, name, position: at + 1 });
    }
  });
}

/** A result's name alone is what the servers sort by before any column. */
function sortedBy(context: GuardContext): (node: SyntaxNode, scope: GuardScope) => string {
  return (node, scope) => {
    const result = node.type === 'identifier' ? scope.results.get(String(node.name).toLowerCase()) : undefined;
    if (!result) return context.expression(node, scope).sql;
    return isColumnName(result.node)
      ? context.expression(result.node, scope).sql
      : quoteName(result.name, context.dialect);
  };
}

function distinct(select: SyntaxNode): string {
  if (wordsOf(select.selectKw) !== 'SELECT') refuse('not-a-select', wordsOf(select.selectKw));
  const modifiers = Array.isArray(select.modifiers) ? (select.modifiers as SyntaxNode[]) : [];
  const strange = modifiers.find(({ type }) => !['select_all', 'select_distinct', 'mysql_modifier'].includes(type));
  if (strange) refuse('not-parsed', nameOfKind(strange.type));
  return modifiers.some(({ type }) => type === 'select_distinct') ? 'DISTINCT ' : '';
}

/** Named windows are written out where they are used: MariaDB 10.11 may crash on one over a derived table. */
function readWindows(clause: SyntaxNode | undefined, scope: GuardScope, context: GuardContext): void {
  scope.block.clause = 'results';
  for (const window of itemsOf(clause?.namedWindows)) {
    scope.windows.set(nameOf(window.name).toLowerCase(), windowText(partOf(window, 'window'), scope, context));
  }
}

function partOf(node: SyntaxNode, key: string): SyntaxNode {
  const part = node[key];
  return isNode(part) ? part : refuse('not-parsed', nameOfKind(node.type));
}
