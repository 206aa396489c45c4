import type { GuardContext, GuardScope } from './guard-context';
import { printKey } from './print-name';
import { refuse } from './refused';
import { resolveColumn } from './resolve-name';
import { isNode, itemsOf, wordsOf, type SyntaxNode } from './syntax-node';

/** GROUP BY. A result's name becomes its position: the server might find a column of that name that may not be read. */
export function printGroups(
  clause: SyntaxNode,
  items: readonly SyntaxNode[],
  scope: GuardScope,
  context: GuardContext,
): string {
  const { block } = scope;
  if (clause.distinctKw) refuse('not-parsed', 'GROUP BY ALL');
  const rollup = wordsOf(clause.withRollupKw);
  if (rollup && context.dialect !== 'mysql') refuse('not-parsed', rollup);
  const { bare } = block;
  const before = bare.length;
  const texts = itemsOf(clause.columns).map((node) => {
    const position = positionOf(node, items, scope, context);
    const grouped = position === undefined ? node : resultAt(position, items);
    const { sql } = printKey(grouped, scope, context);
    block.groups.add(sql);
    return position === undefined ? sql : String(position);
  });
  bare.length = before;
  block.hasGroups = true;
  return ` GROUP BY ${texts.join(', ')}${rollup ? ' WITH ROLLUP' : ''}`;
}

function positionOf(
  node: SyntaxNode,
  items: readonly SyntaxNode[],
  scope: GuardScope,
  context: GuardContext,
): number | undefined {
  const hasStar = items.some(
    (item) => item.type === 'all_columns' || (isNode(item.property) && item.property.type === 'all_columns'),
  );
  if (node.type === 'number_literal') return hasStar ? refuse('not-parsed', 'GROUP BY') : Number(node.text);
  if (node.type !== 'identifier' || hasStar) return undefined;
  const result = scope.results.get(String(node.name).toLowerCase());
  return result && !resolveColumn(String(node.name), null, { ...scope, outer: null }, context)
    ? result.position
    : undefined;
}

function resultAt(position: number, items: readonly SyntaxNode[]): SyntaxNode {
  const item = items[position - 1] ?? refuse('not-parsed', 'GROUP BY');
  return item.type === 'alias' && isNode(item.expr) ? item.expr : item;
}
