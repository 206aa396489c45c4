import { greatest, grown, type GuardContext, type GuardScope, type Printed } from './guard-context';
import { printBinary } from './print-binary';
import { printFunction } from './print-function';
import { printCast, printLiteral } from './print-literal';
import { printName, printQualified, printValue } from './print-name';
import { hasPeople, noteAsked, noteChosen } from './small-groups';
import { isQuery } from './query-parts';
import { refuse } from './refused';
import { isNode, itemsOf, wordsOf, type SyntaxNode } from './syntax-node';

const mostNested = 400;
const postfixes = new Set(['ISNULL', 'NOTNULL', 'NOT NULL', 'IS UNKNOWN', 'IS NOT UNKNOWN']);
const prefixes = new Set(['-', '+', '~', '!', 'NOT', 'EXISTS', 'BINARY']);

/** An expression as it will be run. @throws Refused for every kind of node that is not understood */
export function printExpression(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  context.depth += 1;
  if (context.depth > mostNested) refuse('too-complex', 'nested expressions');
  const { bare, groups } = scope.block;
  const before = bare.length;
  const printed = printNode(node, scope, context);
  if (groups.has(printed.sql)) bare.length = before;
  if (isCondition(node)) noteChosen(printed.sql, scope, context);
  context.depth -= 1;
  return printed;
}

const conditions =
  /^(=|==|<=>|<>|!=|<|>|<=|>=|AND|OR|XOR|&&|IS( NOT)?( DISTINCT FROM)?|(NOT )?(LIKE|GLOB|IN|RLIKE|REGEXP)|SOUNDS LIKE)$/;

function isCondition({ type, operator }: SyntaxNode): boolean {
  if (type === 'binary_expr') return conditions.test(wordsOf(operator));
  if (type === 'prefix_op_expr') return ['NOT', '!', 'EXISTS'].includes(wordsOf(operator));
  return ['between_expr', 'postfix_op_expr'].includes(type);
}

function printNode(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const { dialect } = context;
  switch (node.type) {
    case 'identifier':
      return printName(node, scope, context);
    case 'member_expr':
      return printQualified(node, scope, context);
    case 'parameter':
      return printParameter(String(node.text), context);
    case 'variable':
      return refuse('variable', String(node.text));
    case 'paren_expr':
      return inBrackets(node, scope, context);
    case 'binary_expr':
      return printBinary(node, scope, context);
    case 'prefix_op_expr':
      return prefixed(node, scope, context);
    case 'postfix_op_expr': {
      const operand = context.expression(nodeOf(node.expr), scope);
      return { sql: `${operand.sql} ${oneOf(postfixes, node.operator)}`, growth: 0 };
    }
    case 'between_expr':
      return between(node, scope, context);
    case 'case_expr':
      return cases(node, scope, context);
    case 'cast_expr':
      return printCast(node, scope, context);
    case 'extract_expr':
      return extracted(node, scope, context);
    case 'interval_literal':
      return interval(node, scope, context);
    case 'func_call':
      return printFunction(node, scope, context);
    case 'quantifier_expr':
      if (dialect !== 'mysql' || !isNode(node.expr) || !isQuery(node.expr)) return refuse('not-parsed', 'ANY');
      return { sql: `${wordsOf(node.quantifierKw)} (${context.query(node.expr, scope).sql})`, growth: 0 };
    default:
      return printLiteral(node, dialect);
  }
}

function printParameter(text: string, { parameters }: GuardContext): Printed {
  if (!/^:[a-zA-Z][a-zA-Z0-9]*$/.test(text) || !parameters.has(text.slice(1))) refuse('variable', text);
  return { sql: text, growth: 1 };
}

function inBrackets(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const inner = nodeOf(node.expr);
  if (isQuery(inner)) {
    const query = context.query(inner, scope);
    // One that is asked anew for each person may be a condition.
    const isOfEach = context.small !== null && scope.block.insideAggregate > 0 && hasPeople(scope);
    if (query.isOfPeople || isOfEach) scope.block.misused.push('subquery');
    return { sql: `(${query.sql})`, growth: greatest(query.columns) };
  }
  if (inner.type !== 'list_expr') {
    const printed = context.expression(inner, scope);
    return { sql: `(${printed.sql})`, growth: printed.growth };
  }
  const items = itemsOf(inner).map((item) => printValue(item, scope, context));
  return { sql: `(${items.map(({ sql }) => sql).join(', ')})`, growth: greatest(items) };
}

function prefixed(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const operator = oneOf(prefixes, node.operator);
  const inner = nodeOf(node.expr);
  if (operator === 'EXISTS') {
    if (!isQuery(inner)) return refuse('not-parsed', 'EXISTS');
    const query = context.query(inner, scope);
    noteAsked(query, scope, 'EXISTS');
    return { sql: `EXISTS (${query.sql})`, growth: 0 };
  }
  if (['!', 'BINARY'].includes(operator) && context.dialect !== 'mysql') refuse('not-parsed', operator);
  const operand = context.expression(inner, scope);
  return { sql: `${operator} ${operand.sql}`, growth: operator === 'BINARY' ? operand.growth : 0 };
}

function between(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const words = oneOf(new Set(['BETWEEN', 'NOT BETWEEN']), node.betweenKw);
  const left = context.expression(nodeOf(node.left), scope);
  const [begin, end] = [node.begin, node.end].map((bound) => printValue(nodeOf(bound), scope, context).sql);
  return { sql: `${left.sql} ${words} ${begin ?? ''} AND ${end ?? ''}`, growth: 0 };
}

function cases(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const of = isNode(node.expr) ? context.expression(node.expr, scope).sql : '';
  const chosen = (condition: string): string => {
    noteChosen(of ? `(${of}) = (${condition})` : condition, scope, context);
    return condition;
  };
  const clauses = (node.clauses as SyntaxNode[]).map((clause): Printed => {
    const result = printValue(nodeOf(clause.result), scope, context);
    if (clause.type === 'case_else') return { sql: `ELSE ${result.sql}`, growth: result.growth };
    if (clause.type !== 'case_when') return refuse('not-parsed', clause.type);
    const print = of ? printValue : printExpressionOf;
    return {
      sql: `WHEN ${chosen(print(nodeOf(clause.condition), scope, context).sql)} THEN ${result.sql}`,
      growth: result.growth,
    };
  });
  return grown(`CASE${of && ` ${of}`} ${clauses.map(({ sql }) => sql).join(' ')} END`, greatest(clauses));
}

const printExpressionOf = (node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed =>
  context.expression(node, scope);

const units =
  /^(MICROSECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR|YEAR_MONTH|DAY_HOUR|DAY_MINUTE|DAY_SECOND|HOUR_MINUTE|HOUR_SECOND|MINUTE_SECOND)$/;

function unitOf(node: unknown): string {
  const unit = isNode(node) && node.type === 'interval_unit' ? wordsOf(node.unitKw) : '';
  return units.test(unit) ? unit : refuse('not-parsed', 'unit');
}

function extracted(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const parts = isNode(node.args) ? nodeOf(node.args.expr) : refuse('not-parsed', 'EXTRACT');
  if (context.dialect !== 'mysql') refuse('not-parsed', 'EXTRACT');
  return { sql: `EXTRACT(${unitOf(parts.unit)} FROM ${context.expression(nodeOf(parts.expr), scope).sql})`, growth: 0 };
}

function interval(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  if (context.dialect !== 'mysql') refuse('not-parsed', 'INTERVAL');
  const unit = unitOf(node.unit);
  return { sql: `INTERVAL ${context.expression(nodeOf(node.value), scope).sql} ${unit}`, growth: 0 };
}

function oneOf(allowed: ReadonlySet<string>, operator: unknown): string {
  const words = wordsOf(operator);
  return allowed.has(words) ? words : refuse('not-parsed', words);
}

function nodeOf(value: unknown): SyntaxNode {
  return isNode(value) ? value : refuse('not-parsed');
}
