import type { SqlDialect } from '../source/data-source';
import { type Condition, conditionsOf } from './filter-conditions';
import { isQuery, queryParts, unwrapped } from './query-parts';
import { isRecursive } from './repeated-query';
import { childrenOf, isNode, itemsOf, nameOf, type SyntaxNode } from './syntax-node';

type CommonTables = ReadonlyMap<string, SyntaxNode>;

/**
 * What restricts the rows of a query: WHERE, HAVING and ON of each of its SELECTs, and of those that they read from, be it
 * in brackets or by the name of a CTE. CTEs that count on by themselves are left out.
 */
export function readConditions(query: SyntaxNode, dialect: SqlDialect): Condition[] {
  return inQuery(query, new Map(), dialect);
}

function inQuery(query: SyntaxNode, around: CommonTables, dialect: SqlDialect): Condition[] {
  const parts = queryParts(unwrapped(query));
  if (!parts) return [];
  const known = new Map(around);
  for (const { table, expr } of itemsOf(parts.with?.tables)) {
    const name = nameOf(table).toLowerCase();
    if (!isNode(expr) || !isQuery(expr)) continue;
    if (isRecursive(unwrapped(expr), name)) known.delete(name);
    else known.set(name, expr);
  }
  return parts.arms.flatMap(({ clauses }) => [
    ...clauses.flatMap((clause) => ownConditions(clause, dialect)),
    ...clauses.flatMap((clause) => (isRead(clause) ? inSources(clause, known, dialect) : [])),
  ]);
}

const isRead = ({ type }: SyntaxNode): boolean => ['select_clause', 'from_clause', 'paren_expr'].includes(type);

function ownConditions(clause: SyntaxNode, dialect: SqlDialect): Condition[] {
  if (clause.type === 'from_clause') return onConditions(clause.expr, dialect);
  const isOwn = clause.type === 'where_clause' || clause.type === 'having_clause';
  return isOwn && isNode(clause.expr) ? conditionsOf(clause.expr, dialect) : [];
}

function onConditions(from: unknown, dialect: SqlDialect): Condition[] {
  if (!isNode(from)) return [];
  if (from.type === 'paren_expr') return isQuery(from) ? [] : onConditions(from.expr, dialect);
  if (from.type !== 'join_expr') return [];
  const { specification } = from;
  const isOn = isNode(specification) && specification.type === 'join_on_specification' && isNode(specification.expr);
  const own = isOn ? conditionsOf(specification.expr as SyntaxNode, dialect) : [];
  return [...onConditions(from.left, dialect), ...onConditions(from.right, dialect), ...own];
}

/** Of the queries in brackets and the CTEs that a part of a SELECT names. */
function inSources(node: SyntaxNode, known: CommonTables, dialect: SqlDialect): Condition[] {
  if (isQuery(node)) return inQuery(node, known, dialect);
  if (node.type === 'select_clause') return queriesIn(node).flatMap((query) => inQuery(query, known, dialect));
  const named = node.type === 'identifier' ? known.get(nameOf(node).toLowerCase()) : undefined;
  // A CTE does not see itself: no name is followed twice.
  if (named) return inQuery(named, without(known, nameOf(node)), dialect);
  return childrenOf(node).flatMap((child) => (isSource(node, child) ? inSources(child, known, dialect) : []));
}

/** Names after ON are columns, and the names given to tables are no tables. */
const isSource = ({ alias, specification }: SyntaxNode, child: SyntaxNode): boolean =>
  child !== alias && child !== specification;

const queriesIn = (node: SyntaxNode): SyntaxNode[] =>
  childrenOf(node).flatMap((child) => (isQuery(child) ? [child] : queriesIn(child)));

function without(known: CommonTables, name: string): CommonTables {
  return new Map([...known].filter(([each]) => each !== name.toLowerCase()));
}
