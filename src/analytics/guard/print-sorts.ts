import type { GuardContext, GuardScope } from './guard-context';
import { refuse } from './refused';
import { isNode, itemsOf, wordsOf, type SyntaxNode } from './syntax-node';

type PrintSort = (node: SyntaxNode, scope: GuardScope) => string;

/** What follows ORDER BY. @param print of one expression, where a name alone may be more than a column */
export function printSorts(order: SyntaxNode, scope: GuardScope, context: GuardContext, print?: PrintSort): string {
  if (order.withRollupKw) refuse('not-parsed', 'WITH ROLLUP');
  const text: PrintSort = print ?? ((node) => context.expression(node, scope).sql);
  return itemsOf(order.specifications)
    .map((item) => {
      if (item.type !== 'sort_specification') return text(item, scope);
      if (!isNode(item.expr)) return refuse('not-parsed', 'ORDER BY');
      return text(item.expr, scope) + direction(item.direction) + nulls(item.nullHandlingKw, context);
    })
    .join(', ');
}

function direction(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'sort_direction_asc') return ' ASC';
  return node.type === 'sort_direction_desc' ? ' DESC' : refuse('not-parsed', 'ORDER BY');
}

function nulls(keywords: unknown, { dialect }: GuardContext): string {
  const words = wordsOf(keywords);
  if (words === '') return '';
  return dialect === 'sqlite' && /^NULLS (FIRST|LAST)$/.test(words) ? ` ${words}` : refuse('not-parsed', words);
}
