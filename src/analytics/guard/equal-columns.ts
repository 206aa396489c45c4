import type { GuardContext, GuardScope, ScopeColumn } from './guard-context';
import { columnNamed } from './print-name';
import { isQuery } from './query-parts';
import { isNode, wordsOf, type SyntaxNode } from './syntax-node';

/** Of a condition, the pairs of columns of this FROM that are equal wherever it holds. */
export function equalColumns(node: SyntaxNode, scope: GuardScope, context: GuardContext): [ScopeColumn, ScopeColumn][] {
  if (node.type === 'paren_expr') {
    return isNode(node.expr) && !isQuery(node.expr) ? equalColumns(node.expr, scope, context) : [];
  }
  const { left, right } = node;
  if (node.type !== 'binary_expr' || !isNode(left) || !isNode(right)) return [];
  const operator = wordsOf(node.operator);
  if (['AND', '&&'].includes(operator)) return [left, right].flatMap((part) => equalColumns(part, scope, context));
  if (!['=', '=='].includes(operator)) return [];
  const [one, other] = [left, right].map((side) => columnNamed(side, scope, context));
  const isHere = (each: ScopeColumn): boolean => scope.relations.includes(each.relation);
  return one && other && isHere(one) && isHere(other) ? [[one, other]] : [];
}
