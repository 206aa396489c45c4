import type { GuardContext, GuardScope } from './guard-context';
import { refuse } from './refused';
import { isNode, type SyntaxNode } from './syntax-node';

export interface PrintedLimit {
  text: string;
  isOne: boolean;
}

/** @param most rows of the outermost query; a smaller limit of its own is kept */
export function printLimit(
  clause: SyntaxNode | undefined,
  scope: GuardScope,
  context: GuardContext,
  most?: number,
): PrintedLimit {
  if (clause?.rowsExamined) refuse('not-parsed', 'ROWS EXAMINED');
  scope.block.clause = 'results';
  const count = isNode(clause?.count) ? clause.count : null;
  const offset = isNode(clause?.offset) ? ` OFFSET ${bound(clause.offset, scope, context)}` : '';
  if (!count && most === undefined) return refuse('not-parsed', 'LIMIT');
  const written = count ? wholeNumber(count) : undefined;
  if (written !== undefined) {
    return { text: ` LIMIT ${Math.min(written, most ?? Infinity)}${offset}`, isOne: written <= 1 };
  }
  if (!count) return { text: ` LIMIT ${most ?? 0}${offset}`, isOne: false };
  const text = bound(count, scope, context);
  return { text: ` LIMIT ${most === undefined ? text : capped(text, most, context)}${offset}`, isOne: false };
}

function bound(node: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  const written = wholeNumber(node);
  if (written !== undefined) return String(written);
  if (node.type !== 'parameter' && context.dialect === 'mysql') return refuse('not-parsed', 'LIMIT');
  return context.expression(node, scope).sql;
}

/** Below nothing, SQLite takes for no limit; MySQL refuses it and takes no expression, so that a parameter cannot be capped. */
function capped(text: string, most: number, { dialect }: GuardContext): string {
  return dialect === 'sqlite' ? `iif(${text} < 0, ${most}, min(${text}, ${most}))` : refuse('variable', text);
}

function wholeNumber(node: SyntaxNode): number | undefined {
  const text = node.type === 'number_literal' ? String(node.text) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
