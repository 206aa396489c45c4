import type { SqlDialect } from '../source/data-source';
import { grown, total, type GuardContext, type GuardScope, type Printed } from './guard-context';
import { checkExpressionPattern, checkPattern } from './pattern-bounds';
import { columnNamed, printKey, printValue } from './print-name';
import { isQuery } from './query-parts';
import { refuse } from './refused';
import { noteAsked } from './small-groups';
import { isNode, wordsOf, type SyntaxNode } from './syntax-node';

const words = (text: string): string[] => text.split(', ');
const both = words(
  '=, <>, !=, <, >, <=, >=, +, -, *, /, %, &, |, <<, >>, ||, AND, OR, IS, IS NOT, LIKE, NOT LIKE, IN, NOT IN, COLLATE',
);
const operators: Record<SqlDialect, ReadonlySet<string>> = {
  sqlite: new Set([...both, ...words('==, ->, ->>, GLOB, NOT GLOB, IS DISTINCT FROM, IS NOT DISTINCT FROM')]),
  mysql: new Set([...both, ...words('<=>, &&, ^, DIV, MOD, XOR, RLIKE, NOT RLIKE, REGEXP, NOT REGEXP, SOUNDS LIKE')]),
};
const collations: Record<SqlDialect, RegExp> = {
  sqlite: /^(nocase|binary|rtrim)$/i,
  mysql: /^(utf8mb4|utf8mb3|utf8|latin1|ascii)_[a-z0-9_]{1,40}$|^binary$/i,
};

export function printBinary(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const { left, right } = node;
  const operator = wordsOf(node.operator);
  if (operator === ':=') return refuse('variable', ':=');
  if (!operators[context.dialect].has(operator) || !isNode(left) || !isNode(right)) {
    return refuse('not-parsed', operator);
  }
  if (operator === 'COLLATE') return collated(left, right, scope, context);
  if (operator.endsWith('IN')) return contained(left, operator, right, scope, context);
  if (/LIKE$|GLOB$/.test(operator)) return matched(left, operator, right, scope, context);
  if (/REGEXP$|RLIKE$/.test(operator)) checkExpressionPattern(right);
  const isOfKeys = ['=', '==', '<=>'].includes(operator) && areBothPersons(left, right, scope, context);
  const isNullCheck = operator.startsWith('IS') && right.type === 'null_literal';
  const print = isOfKeys || isNullCheck ? printKey : operandOf(operator);
  const sides = [
    print(left, scope, context),
    isOfKeys ? printKey(right, scope, context) : printValue(right, scope, context),
  ];
  const sql = sides.map((side) => side.sql).join(` ${operator} `);
  if (operator === '||') return grown(sql, total(sides));
  return { sql, growth: operator.startsWith('->') ? (sides[0]?.growth ?? 0) : 0 };
}

/** Who is meant may be compared with who else is, but with no value of the asker's. */
function areBothPersons(left: SyntaxNode, right: SyntaxNode, scope: GuardScope, context: GuardContext): boolean {
  return [left, right].every((side) => columnNamed(side, scope, context)?.column.isPerson);
}

type Print = (node: SyntaxNode, scope: GuardScope, context: GuardContext) => Printed;
const asExpression: Print = (node, scope, context) => context.expression(node, scope);
const operandOf = (operator: string): Print => (operator === '||' ? printValue : asExpression);

function collated(left: SyntaxNode, right: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const name = right.type === 'identifier' ? String(right.name) : '';
  if (!collations[context.dialect].test(name)) refuse('not-parsed', 'COLLATE');
  const operand = printValue(left, scope, context);
  return { sql: `${operand.sql} COLLATE ${name}`, growth: operand.growth };
}

function contained(
  left: SyntaxNode,
  operator: string,
  right: SyntaxNode,
  scope: GuardScope,
  context: GuardContext,
): Printed {
  if (right.type !== 'paren_expr') return refuse('table-not-allowed', 'IN');
  if (!isQuery(right)) {
    const of = context.expression(left, scope);
    return { sql: `${of.sql} ${operator} ${listText(right, scope, context)}`, growth: 0 };
  }
  const query = context.query(right, scope);
  const isOfKeys = query.columns.every(({ isPerson }) => isPerson);
  const of = isOfKeys ? printKey(left, scope, context) : context.expression(left, scope);
  noteAsked(query, scope, operator);
  return { sql: `${of.sql} ${operator} (${query.sql})`, growth: 0 };
}

function listText(list: SyntaxNode, scope: GuardScope, context: GuardContext): string {
  const inner = isNode(list.expr) ? list.expr : refuse('not-parsed', 'IN');
  if (inner.type !== 'list_expr') return `(${printValue(inner, scope, context).sql})`;
  const items = inner.items as SyntaxNode[];
  return `(${items.map((item) => printValue(item, scope, context).sql).join(', ')})`;
}

function matched(
  left: SyntaxNode,
  operator: string,
  right: SyntaxNode,
  scope: GuardScope,
  context: GuardContext,
): Printed {
  const isEscaped = right.type === 'binary_expr' && wordsOf(right.operator) === 'ESCAPE';
  const pattern = isEscaped ? right.left : right;
  if (!isNode(pattern)) return refuse('not-parsed', operator);
  checkPattern(pattern);
  const of = context.expression(left, scope);
  const sql = `${of.sql} ${operator} ${printValue(pattern, scope, context).sql}`;
  if (!isEscaped) return { sql, growth: 0 };
  const mark =
    isNode(right.right) && right.right.type === 'string_literal' ? right.right : refuse('not-parsed', 'ESCAPE');
  return { sql: `${sql} ESCAPE ${context.expression(mark, scope).sql}`, growth: 0 };
}
