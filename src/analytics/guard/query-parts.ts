import { isNode, wordsOf, type SyntaxNode } from './syntax-node';

/** One SELECT, VALUES or bracketed query. */
export interface QueryArm {
  /** Without what belongs to the whole query. */
  clauses: readonly SyntaxNode[];
}

/** A query with what the parser hangs on its first or last SELECT put where it belongs. */
export interface QueryParts {
  with: SyntaxNode | undefined;
  arms: readonly QueryArm[];
  /** Between the arms, such as `UNION ALL`. */
  operators: readonly string[];
  order: SyntaxNode | undefined;
  limit: SyntaxNode | undefined;
}

/** @returns null for what is no query */
export function queryParts(node: unknown): QueryParts | null {
  const operators: string[] = [];
  const statements = armsOf(node, operators);
  const first = statements?.[0];
  const last = statements?.at(-1);
  if (!statements || !first || !last) return null;
  const clause = (of: SyntaxNode, type: string): SyntaxNode | undefined =>
    clausesOf(of).find((each) => each.type === type);
  const parts = {
    with: clause(first, 'with_clause'),
    order: clause(last, 'order_by_clause'),
    limit: clause(last, 'limit_clause'),
  };
  const shared = new Set<unknown>(Object.values(parts));
  const arms = statements.map((each) => ({ clauses: clausesOf(each).filter((item) => !shared.has(item)) }));
  return { ...parts, arms, operators };
}

export function isQuery(node: unknown): boolean {
  if (!isNode(node)) return false;
  return node.type === 'paren_expr' ? isQuery(node.expr) : node.type.endsWith('select_stmt');
}

/** The query inside of brackets. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  return node.type === 'paren_expr' && isNode(node.expr) ? unwrapped(node.expr) : node;
}

function armsOf(node: unknown, operators: string[]): SyntaxNode[] | null {
  if (!isNode(node)) return null;
  if (node.type === 'paren_expr' && isQuery(node)) return [{ type: 'select_stmt', clauses: [node] }];
  if (node.type === 'select_stmt') return [node];
  if (node.type !== 'compound_select_stmt') return null;
  const left = armsOf(node.left, operators);
  operators.push(wordsOf(node.operator));
  const right = armsOf(node.right, operators);
  return left && right && [...left, ...right];
}

function clausesOf(node: SyntaxNode): SyntaxNode[] {
  return Array.isArray(node.clauses) ? (node.clauses as SyntaxNode[]) : [];
}
