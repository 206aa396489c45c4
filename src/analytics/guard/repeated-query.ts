import type { SqlDialect } from '../source/data-source';
import type { QueryArm, QueryParts } from './query-parts';
import { refuse } from './refused';
import { childrenOf, isNode, itemsOf, nameOf, type SyntaxNode } from './syntax-node';

const mostRows = 1000;

/** Whether a query names itself in a FROM of its own. */
export function isRecursive(query: SyntaxNode, name: string): boolean {
  return timesNamed(query, name) > 0;
}

/**
 * Recursive CTEs whose rows have an end. SQLite: one step that names the CTE once; a LIMIT ends it. MariaDB takes no LIMIT
 * there. Either a step from the CTE alone with a condition, of one row to begin with: each round has at most one row, and
 * the servers end after 1,000 rounds by default. Or a UNION that drops what it has, of columns of one table: of these
 * there is an end.
 * @param isSeedSingle whether it begins with one row at most
 * @returns what ends it, to be written behind the step
 * @throws Refused
 */
export function boundRepetition(parts: QueryParts, name: string, isSeedSingle: boolean, dialect: SqlDialect): string {
  const [seed, step] = parts.arms;
  const isKnown =
    parts.arms.length === 2 && /^UNION( ALL| DISTINCT)?$/.test(parts.operators[0] ?? '') && !parts.with && !parts.order;
  if (!isKnown || !seed || !step) return refuse('too-complex', name);
  const times = (clauses: readonly SyntaxNode[]): number =>
    clauses.reduce((sum, clause) => sum + timesNamed(clause, name), 0);
  if (times(seed.clauses) > 0 || times(step.clauses) !== 1) refuse('too-complex', name);
  if (dialect === 'sqlite') return ` LIMIT ${ownLimit(parts.limit, name)}`;
  const isEnded = isCounted(step, isSeedSingle) || (parts.operators[0] !== 'UNION ALL' && isOfOneTable(step, name));
  return isEnded && !parts.limit ? '' : refuse('too-complex', name);
}

function isCounted({ clauses }: QueryArm, isSeedSingle: boolean): boolean {
  const from = fromOf(clauses);
  const source = from?.type === 'alias' ? from.expr : from;
  const isAlone = isNode(source) && source.type === 'identifier';
  return isSeedSingle && isAlone && clauses.some(({ type }) => type === 'where_clause');
}

/** Whether all results are columns, with the table before them, of the one table that is joined to the CTE. */
function isOfOneTable({ clauses }: QueryArm, name: string): boolean {
  const from = fromOf(clauses);
  if (from?.type !== 'join_expr') return false;
  const sides = [from.left, from.right].map((side) => {
    const [of, called] = isNode(side) && side.type === 'alias' ? [side.expr, side.alias] : [side, side];
    return isNode(of) && of.type === 'identifier' ? { of: nameOf(of).toLowerCase(), called: nameOf(called) } : null;
  });
  const other = sides.find((side) => side !== null && side.of !== name.toLowerCase());
  const items = itemsOf(clauses.find(({ type }) => type === 'select_clause')?.columns);
  const isKnown = clauses.every(({ type }) => ['select_clause', 'from_clause', 'where_clause'].includes(type));
  return (
    isKnown &&
    !sides.includes(null) &&
    items.every((item) => item.type === 'member_expr' && nameOf(item.object) === other?.called)
  );
}

function fromOf(clauses: readonly SyntaxNode[]): SyntaxNode | undefined {
  const from = clauses.find(({ type }) => type === 'from_clause')?.expr;
  return isNode(from) ? from : undefined;
}

function ownLimit(limit: SyntaxNode | undefined, name: string): number {
  if (!limit) return mostRows;
  const { count, offset } = limit;
  const isNumber =
    isNode(count) && count.type === 'number_literal' && /^\d{1,4}$/.test(String(count.text)) && !isNode(offset);
  return isNumber ? Math.min(Number(count.text), mostRows) : refuse('too-complex', name);
}

function timesNamed(node: SyntaxNode, name: string): number {
  const isIn = node.type === 'from_clause' ? namedIn(node.expr, name) : 0;
  return isIn + childrenOf(node).reduce((sum, child) => sum + timesNamed(child, name), 0);
}

/** In the FROM itself; queries in brackets have a FROM of their own. */
function namedIn(node: unknown, name: string): number {
  if (!isNode(node)) return 0;
  switch (node.type) {
    case 'identifier':
      return String(node.name).toLowerCase() === name.toLowerCase() ? 1 : 0;
    case 'alias':
    case 'paren_expr':
      return namedIn(node.expr, name);
    case 'join_expr':
      return namedIn(node.left, name) + namedIn(node.right, name);
    default:
      return 0;
  }
}
