import type { SqlDialect } from '../source/data-source';
import { textOf } from './quoting';
import { isQuery } from './query-parts';
import { isNode, itemsOf, nameOf, wordsOf, type SyntaxNode } from './syntax-node';

/** What one part of a WHERE or HAVING says of one column. */
export type Condition =
  | { kind: 'compared'; column: string; operator: string; value: string }
  | { kind: 'between'; column: string; from: string; to: string }
  | { kind: 'one-of'; column: string; isNot: boolean; values: string[] }
  | { kind: 'contains'; column: string; value: string }
  | { kind: 'empty'; column: string; isNot: boolean }
  | { kind: 'join' }
  | { kind: 'other'; range: [number, number] };

const comparisons = new Set(['=', '==', '<=>', '<>', '!=', '<', '>', '<=', '>=']);

/** The parts that must all hold; a lower and an upper bound of one column are one. */
export function conditionsOf(node: SyntaxNode, dialect: SqlDialect): Condition[] {
  return merged(parts(node, dialect).map((part) => conditionOf(part, dialect)));
}

function parts(node: SyntaxNode, dialect: SqlDialect): SyntaxNode[] {
  if (node.type === 'paren_expr' && isNode(node.expr) && !isQuery(node.expr)) return parts(node.expr, dialect);
  if (node.type !== 'binary_expr' || !isNode(node.left) || !isNode(node.right)) return [node];
  const operator = wordsOf(node.operator);
  if (['AND', '&&'].includes(operator)) return [...parts(node.left, dialect), ...parts(node.right, dialect)];
  return operator === 'OR' ? alternatives(node, [node.left, node.right], dialect) : [node];
}

/** Of `'' = '' OR …`, which a parameter that may be left out leaves behind, only what decides. */
function alternatives(whole: SyntaxNode, sides: [SyntaxNode, SyntaxNode], dialect: SqlDialect): SyntaxNode[] {
  const settled = sides.map((side) => truthOf(side, dialect));
  if (settled.includes(true)) return [];
  const at = settled.indexOf(false);
  return at < 0 ? [whole] : parts(sides[1 - at] ?? whole, dialect);
}

/** Null where it depends on the data. */
function truthOf({ type, operator, left, right }: SyntaxNode, dialect: SqlDialect): boolean | null {
  if (type !== 'binary_expr' || !['=', '=='].includes(wordsOf(operator))) return null;
  const [one, other] = [literal(left, dialect), literal(right, dialect)];
  return one === null || other === null ? null : one === other;
}

function conditionOf(node: SyntaxNode, dialect: SqlDialect): Condition {
  const other: Condition = { kind: 'other', range: node.range as [number, number] };
  const column = columnOf(node.left ?? node.expr);
  if (column === null) return isAlways(node, dialect) ? { kind: 'join' } : other;
  const operator = wordsOf(node.operator);
  if (node.type === 'between_expr') {
    const [from, to] = [literal(node.begin, dialect), literal(node.end, dialect)];
    return from !== null && to !== null && wordsOf(node.betweenKw) === 'BETWEEN'
      ? { kind: 'between', column, from, to }
      : other;
  }
  if (node.type === 'postfix_op_expr') return empties(operator, column) ?? other;
  if (node.type !== 'binary_expr' || !isNode(node.right)) return other;
  if (operator === '=' && columnOf(node.right) !== null && !isText(node.right)) return { kind: 'join' };
  const value = literal(node.right, dialect);
  if (comparisons.has(operator) && value !== null) return { kind: 'compared', column, operator, value };
  if (node.right.type === 'null_literal') return empties(`${operator} NULL`, column) ?? other;
  if (operator === 'LIKE' && value !== null) return contained(value, column) ?? other;
  return oneOf(operator, node.right, column, dialect) ?? other;
}

/** Such as `1 = 1`, which stands where a join needs a condition. */
const isAlways = ({ left, right }: SyntaxNode, dialect: SqlDialect): boolean =>
  literal(left, dialect) !== null && literal(left, dialect) === literal(right, dialect);

function empties(operator: string, column: string): Condition | null {
  if (['ISNULL', 'IS NULL'].includes(operator)) return { kind: 'empty', column, isNot: false };
  return ['NOTNULL', 'NOT NULL', 'IS NOT NULL'].includes(operator) ? { kind: 'empty', column, isNot: true } : null;
}

function contained(pattern: string, column: string): Condition | null {
  const inner = /^%([^%_]+)%$/.exec(pattern)?.[1];
  return inner === undefined ? null : { kind: 'contains', column, value: inner };
}

function oneOf(operator: string, right: SyntaxNode, column: string, dialect: SqlDialect): Condition | null {
  if (!['IN', 'NOT IN'].includes(operator) || right.type !== 'paren_expr') return null;
  const values = itemsOf(right).map((item) => literal(item, dialect));
  return values.includes(null)
    ? null
    : { kind: 'one-of', column, isNot: operator === 'NOT IN', values: values as string[] };
}

function merged(conditions: readonly Condition[]): Condition[] {
  const result: Condition[] = [];
  for (const condition of conditions) {
    const at = result.findIndex((each) => isOtherBound(each, condition));
    const before = result[at];
    if (before?.kind !== 'compared' || condition.kind !== 'compared') result.push(condition);
    else {
      const [from, to] = before.operator === '>=' ? [before.value, condition.value] : [condition.value, before.value];
      result[at] = { kind: 'between', column: condition.column, from, to };
    }
  }
  return result;
}

function isOtherBound(one: Condition, other: Condition): boolean {
  if (one.kind !== 'compared' || other.kind !== 'compared' || one.column !== other.column) return false;
  return ['>= <=', '<= >='].includes(`${one.operator} ${other.operator}`);
}

function columnOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'member_expr') return nameOf(node.property) || null;
  return node.type === 'identifier' ? nameOf(node) : null;
}

const isText = (node: SyntaxNode): boolean => node.type === 'identifier' && String(node.text).startsWith('"');

function literal(node: unknown, dialect: SqlDialect): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'string_literal') return textOf(String(node.text), dialect);
  if (node.type === 'number_literal') return String(node.text);
  if (node.type === 'prefix_op_expr' && wordsOf(node.operator) === '-') {
    const value = literal(node.expr, dialect);
    return value === null ? null : `-${value}`;
  }
  return null;
}
