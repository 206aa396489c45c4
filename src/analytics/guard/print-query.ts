import { newScope, type GuardColumn, type GuardContext, type GuardScope, type PrintedQuery } from './guard-context';
import { printCommonTables } from './common-tables';
import { printLimit } from './print-limit';
import { printSelect, printTailOrder } from './print-select';
import { printValues } from './print-values';
import { queryParts, unwrapped, type QueryArm, type QueryParts } from './query-parts';
import { refuse } from './refused';
import { nameOfKind, type SyntaxNode } from './syntax-node';

const operators = /^(UNION|EXCEPT|INTERSECT)( (ALL|DISTINCT))?$/;

/** A whole query: CTEs, one or more SELECTs, order and limit. @param most rows, of the outermost */
export function printQuery(
  node: SyntaxNode,
  outer: GuardScope | null,
  context: GuardContext,
  most?: number,
): PrintedQuery {
  const parts = queryParts(unwrapped(node)) ?? refuse('not-a-select', nameOfKind(node.type));
  const scope = newScope(outer);
  const commonTables = parts.with ? printCommonTables(parts.with, scope, context) : '';
  const body = printBody(parts, scope, context, most);
  const isLimited = parts.limit !== undefined || most !== undefined;
  const limit = isLimited ? printLimit(parts.limit, scope, context, most) : { text: '', isOne: false };
  return { ...body, sql: `${commonTables}${body.sql}${limit.text}`, isSingle: body.isSingle || limit.isOne };
}

function printBody(parts: QueryParts, scope: GuardScope, context: GuardContext, most?: number): PrintedQuery {
  const [first, ...others] = parts.arms;
  if (!first) return refuse('not-parsed');
  if (others.length === 0) return printArm(first, scope, context, parts.order, most !== undefined);
  const arms = parts.arms.map((arm) => printArm(arm, scope, context, undefined, false));
  const columns = mergedColumns(arms);
  const sql = arms
    .map((arm, at) => (at === 0 ? arm.sql : `${operatorText(parts.operators[at - 1])} ${arm.sql}`))
    .join(' ');
  const order = parts.order ? printTailOrder(parts.order, columns, scope, context) : '';
  return { sql: sql + order, columns, isOfPeople: arms.some((arm) => arm.isOfPeople), ...rowsOf(arms) };
}

function printArm(
  arm: QueryArm,
  scope: GuardScope,
  context: GuardContext,
  order: SyntaxNode | undefined,
  isOutermost: boolean,
): PrintedQuery {
  const [first] = arm.clauses;
  if (!first) return refuse('not-parsed');
  if (first.type === 'paren_expr') {
    if (arm.clauses.length > 1) return refuse('not-parsed', 'brackets');
    const inner = context.query(first, scope);
    const tail = order ? printTailOrder(order, inner.columns, scope, context) : '';
    // SQLite has no brackets around a whole query.
    return context.dialect === 'sqlite' ? bracketed(inner, tail) : { ...inner, sql: `(${inner.sql})${tail}` };
  }
  if (first.type !== 'values_clause') return printSelect(arm.clauses, scope, context, order);
  if (isOutermost || arm.clauses.length > 1 || order) return refuse('not-a-select', 'VALUES');
  return printValues(first, scope, context);
}

function bracketed(inner: PrintedQuery, tail: string): PrintedQuery {
  return { ...inner, sql: `SELECT * FROM (${inner.sql})${tail}` };
}

function rowsOf(arms: readonly PrintedQuery[]): Pick<PrintedQuery, 'isSingle' | 'factors'> {
  return { isSingle: false, factors: Math.max(1, ...arms.map(({ factors }) => factors)) };
}

function operatorText(operator: string | undefined): string {
  return operator && operators.test(operator) ? operator : refuse('not-parsed', operator);
}

function mergedColumns(arms: readonly PrintedQuery[]): GuardColumn[] {
  const [first, ...others] = arms.map(({ columns }) => columns);
  return (first ?? []).map((column, at) => {
    const all = [column, ...others.flatMap((columns) => columns[at] ?? [])];
    return {
      ...column,
      growth: Math.max(...all.map(({ growth }) => growth)),
      isPerson: all.every(({ isPerson }) => isPerson),
      origin: '',
    };
  });
}
