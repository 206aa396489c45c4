import type { GuardContext, GuardScope } from './guard-context';
import { printSorts } from './print-sorts';
import { refuse } from './refused';
import { isNode, itemsOf, nameOf, wordsOf, type SyntaxNode } from './syntax-node';

/** A window in brackets; one that it is made out of is written out. */
export function printWindow(node: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  return `(${windowText(node, scope, context)})`;
}

/** What stands in the brackets of a window. */
export function windowText(node: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  const window = node.type === 'paren_expr' ? node.expr : node;
  if (!isNode(window) || window.type !== 'window_definition') return refuse('not-parsed', 'OVER');
  const parts: string[] = [];
  if (isNode(window.baseWindowName)) {
    parts.push(scope.windows.get(nameOf(window.baseWindowName).toLowerCase()) ?? refuse('not-parsed', 'OVER'));
  }
  if (isNode(window.partitionBy)) {
    const columns = itemsOf(window.partitionBy.specifications).map((item) => context.expression(item, scope).sql);
    parts.push(`PARTITION BY ${columns.join(', ')}`);
  }
  if (isNode(window.orderBy)) parts.push(`ORDER BY ${printSorts(window.orderBy, scope, context)}`);
  if (isNode(window.frame)) parts.push(frameText(window.frame));
  return parts.join(' ');
}

function frameText(frame: SyntaxNode): string {
  const unit = wordsOf(frame.unitKw);
  if (!['ROWS', 'RANGE', 'GROUPS'].includes(unit) || isNode(frame.exclusion) || !isNode(frame.extent)) {
    return refuse('not-parsed', 'OVER');
  }
  const { extent } = frame;
  const text =
    extent.type === 'frame_between'
      ? `BETWEEN ${boundText(extent.begin)} AND ${boundText(extent.end)}`
      : boundText(extent);
  return `${unit} ${text}`;
}

function boundText(bound: unknown): string {
  if (!isNode(bound)) return refuse('not-parsed', 'OVER');
  if (bound.type === 'frame_bound_current_row') return 'CURRENT ROW';
  const word = bound.type === 'frame_bound_preceding' ? 'PRECEDING' : 'FOLLOWING';
  const { expr } = bound;
  if (!['frame_bound_preceding', 'frame_bound_following'].includes(bound.type) || !isNode(expr)) {
    return refuse('not-parsed', 'OVER');
  }
  if (expr.type === 'frame_unbounded') return `UNBOUNDED ${word}`;
  return expr.type === 'number_literal' && /^\d+(\.\d+)?$/.test(String(expr.text))
    ? `${String(expr.text)} ${word}`
    : refuse('not-parsed', 'OVER');
}
