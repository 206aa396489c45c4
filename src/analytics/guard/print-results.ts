import type { GuardColumn, GuardContext, GuardScope, ScopeColumn } from './guard-context';
import { grown } from './guard-context';
import { isColumnName, isQuotedName, printKey } from './print-name';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { columnsOf, noteRead, resolveColumn, sameName } from './resolve-name';
import { isNode, type SyntaxNode } from './syntax-node';

export interface PrintedResults {
  sql: string;
  columns: GuardColumn[];
}

interface Result extends GuardColumn {
  text: string;
}

/** What a SELECT gives, `*` spelled out. @param star the columns of a `*` */
export function printResults(
  items: readonly SyntaxNode[],
  star: readonly ScopeColumn[],
  scope: GuardScope,
  context: GuardContext,
): PrintedResults {
  const results = items.flatMap((item) => starred(item, star, scope, context) ?? [oneResult(item, scope, context)]);
  if (results.length === 0) refuse('not-parsed', 'SELECT');
  return { sql: results.map(({ text }) => text).join(', '), columns: results };
}

function starred(
  item: SyntaxNode,
  star: readonly ScopeColumn[],
  scope: GuardScope,
  context: GuardContext,
): Result[] | null {
  if (item.type === 'all_columns') {
    if (star.length === 0) refuse('column-not-allowed', '*');
    return star.map((each) => wholeColumn(each, scope, context));
  }
  const { object, property } = item;
  if (item.type !== 'member_expr' || !isNode(property) || property.type !== 'all_columns') return null;
  const name = isNode(object) && object.type === 'identifier' ? String(object.name) : '';
  const relation = scope.relations.find((each) => sameName(each.name, name)) ?? refuse('table-not-allowed', name);
  return columnsOf(relation).map((each) => wholeColumn(each, scope, context));
}

function wholeColumn({ column, relation, sql }: ScopeColumn, { block }: GuardScope, context: GuardContext): Result {
  noteRead(relation, column, context);
  if (relation.isOfPeople) block.bare.push(sql);
  const text = sql === column.sql ? sql : `${sql} AS ${quoteName(column.name, context.dialect)}`;
  return { ...column, sql: quoteName(column.name, context.dialect), text };
}

function oneResult(item: SyntaxNode, scope: GuardScope, context: GuardContext): Result {
  const node = item.type === 'alias' && isNode(item.expr) ? item.expr : item;
  const alias = item.type === 'alias' && isNode(item.alias) ? String(item.alias.name) : null;
  const column = isColumnName(node) ? columnOf(node, scope, context) : null;
  const printed = column ? printKey(node, scope, context) : context.expression(node, scope);
  const name = alias ?? column?.column.name ?? written(node, context);
  const isNamed = alias !== null || !column || column.sql !== column.column.sql;
  const text = isNamed ? `${printed.sql} AS ${quoteName(name, context.dialect)}` : printed.sql;
  const { growth } = grown(printed.sql, printed.growth);
  const { isPerson, origin } = column?.column ?? { isPerson: false, origin: '' };
  return { name, sql: quoteName(name, context.dialect), growth, isPerson, origin, text };
}

function columnOf(node: SyntaxNode, scope: GuardScope, context: GuardContext): ScopeColumn | null {
  if (node.type === 'identifier') {
    const found = resolveColumn(String(node.name), null, scope, context);
    // In double quotes and nothing else, a name that is no column is not taken for a text: a column was meant.
    return found ?? (isQuotedName(node) ? refuse('column-not-allowed', String(node.name)) : null);
  }
  const { object, property } = node;
  if (!isNode(object) || object.type !== 'identifier' || !isNode(property)) return null;
  return resolveColumn(String(property.name), String(object.name), scope, context);
}

const longestName = 60;

/** The servers name a result by the text of its expression. */
function written(node: SyntaxNode, { text }: GuardContext): string {
  const [from, to] = Array.isArray(node.range) ? (node.range as [number, number]) : [0, 0];
  return text.slice(from, to).replace(/\s+/g, ' ').trim().slice(0, longestName).trim() || 'value';
}
