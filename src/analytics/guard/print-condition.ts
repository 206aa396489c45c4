import { equalColumns } from './equal-columns';
import type { GuardContext, GuardScope } from './guard-context';
import { isNode, wordsOf, type SyntaxNode } from './syntax-node';

/** A condition of WHERE or ON; what each of its parts that must hold touches and makes equal is put down in the block. */
export function printCondition(node: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  if (
    node.type === 'binary_expr' &&
    ['AND', '&&'].includes(wordsOf(node.operator)) &&
    isNode(node.left) &&
    isNode(node.right)
  ) {
    return `${printCondition(node.left, scope, context)} AND ${printCondition(node.right, scope, context)}`;
  }
  scope.block.touched = new Set();
  const { sql } = context.expression(node, scope);
  scope.block.links.push([...scope.block.touched]);
  scope.block.equal.push(...equalColumns(node, scope, context));
  return sql;
}
