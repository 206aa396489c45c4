import { allowedFunction, type AllowedFunction } from './allowed-functions';
import { boundOf } from './function-bounds';
import { greatest, grown, type GuardContext, type GuardScope, type Printed } from './guard-context';
import { printKey, printValue } from './print-name';
import { printSorts } from './print-sorts';
import { printWindow } from './print-window';
import { printLiteral } from './print-literal';
import { refuse } from './refused';
import { hasPeople, noteChosen } from './small-groups';
import { isNode, nameOf, wordsOf, type SyntaxNode } from './syntax-node';

const withoutBrackets = new Set(['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']);
const units = /^(microsecond|second|minute|hour|day|week|month|quarter|year)$/i;
/** More than what is put together of a row; little may be added to it. */
const grownByGroups = 60;
const trimmed: Record<string, string> = { trim_leading: 'LEADING', trim_trailing: 'TRAILING', trim_both: 'BOTH' };
const distributions = new Set(['percentile_cont', 'percentile_disc']);

interface Call {
  name: string;
  args: SyntaxNode | null;
  items: SyntaxNode[];
  isAggregate: boolean;
}

export function printFunction(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  const name = isNode(node.name) && node.name.type === 'identifier' ? String(node.name.name).toLowerCase() : '';
  const rule = allowedFunction(name, context.dialect) ?? refuse('function-not-allowed', name || 'qualified function');
  if (!isNode(node.args)) {
    return withoutBrackets.has(name) ? { sql: name.toUpperCase(), growth: 0 } : refuse('function-not-allowed', name);
  }
  const args =
    isNode(node.args.expr) && node.args.expr.type === 'func_args' ? node.args.expr : refuse('not-parsed', name);
  const items = isNode(args.args) ? (args.args.items as SyntaxNode[]) : [];
  const isScalar = ['min', 'max'].includes(name) && items.length > 1 && context.dialect === 'sqlite';
  const isWindow = isNode(node.over);
  if (rule.kind === 'window' && !isWindow) refuse('function-not-allowed', `${name} without OVER`);
  if (isWindow && (rule.kind === 'scalar' || isScalar)) refuse('function-not-allowed', `${name} OVER`);
  const call = { name, args, items, isAggregate: rule.kind === 'aggregate' && !isScalar };
  if (rule.isOfGroups && hasPeople(scope)) scope.block.misused.push(name);
  if (isWindow) scope.block.hasWindows = true;
  else if (call.isAggregate) scope.block.hasAggregates = true;
  const counts = call.isAggregate && !isWindow;
  if (counts) scope.block.insideAggregate += 1;
  const printed = called(call, rule, scope, context);
  const filter = filterText(node.filter, scope, context);
  if (counts) scope.block.insideAggregate -= 1;
  return grown(`${printed.sql}${filter}${overText(node.over, scope, context)}`, printed.growth);
}

function called(call: Call, rule: AllowedFunction, scope: GuardScope, context: GuardContext): Printed {
  const { name, args, items } = call;
  if (isNode(args?.having) || (args?.nullHandlingKw !== undefined && args.nullHandlingKw !== null)) {
    refuse('not-parsed', name);
  }
  const distinct = wordsOf(args?.distinctKw);
  if (distinct !== '' && (distinct !== 'DISTINCT' || !call.isAggregate)) refuse('not-parsed', name);
  const printed = items.map((item, at) => argument(item, at, call, scope, context));
  const [first = '', second = ''] = printed.map(({ sql }) => sql);
  if (['if', 'iif'].includes(name)) noteChosen(first, scope, context);
  if (name === 'nullif') noteChosen(`(${first}) = (${second})`, scope, context);
  if (name === 'position') return { sql: `LOCATE(${printed.map(({ sql }) => sql).join(', ')})`, growth: 0 };
  const bound = boundOf(name, items, printed, context.dialect);
  const list = (distinct && 'DISTINCT ') + printed.map(({ sql }) => sql).join(', ');
  const growth = rule.isOfGroups ? grownByGroups + greatest(printed) : bound;
  const side = trimmed[name];
  if (side) return { sql: `TRIM(${side} ${printed.map(({ sql }) => sql).join(' FROM ')})`, growth };
  const order = isNode(args?.orderBy) ? ` ORDER BY ${printSorts(args.orderBy, scope, context)}` : '';
  if (order && !call.isAggregate) refuse('not-parsed', name);
  if (distributions.has(name) && context.dialect === 'mysql') {
    return { sql: `${name.toUpperCase()}(${list}) WITHIN GROUP (${order.trim()})`, growth };
  }
  return { sql: `${name.toUpperCase()}(${list}${order}${endText(call, context)})`, growth };
}

function argument(item: SyntaxNode, at: number, call: Call, scope: GuardScope, context: GuardContext): Printed {
  if (item.type === 'all_columns') {
    return call.name === 'count' ? { sql: '*', growth: 0 } : refuse('not-parsed', call.name);
  }
  if (['named_arg', 'select_stmt', 'compound_select_stmt'].includes(item.type)) return refuse('not-parsed', call.name);
  if (at === 0 && /^timestamp(diff|add)$/.test(call.name)) {
    const unit = item.type === 'identifier' ? String(item.name) : '';
    return units.test(unit) ? { sql: unit.toUpperCase(), growth: 0 } : refuse('not-parsed', call.name);
  }
  if (
    call.name === 'position' &&
    item.type === 'binary_expr' &&
    wordsOf(item.operator) === 'IN' &&
    isNode(item.left) &&
    isNode(item.right)
  ) {
    const [what, where] = [context.expression(item.left, scope), context.expression(item.right, scope)];
    return { sql: `${what.sql}, ${where.sql}`, growth: 0 };
  }
  if (call.name === 'count') return printKey(item, scope, context);
  return printValue(item, scope, context);
}

/** What stands after the arguments of GROUP_CONCAT: of MariaDB a number, and in the place of one the separator. */
function endText({ args, name }: Call, context: GuardContext): string {
  if (!isNode(args?.limit)) return '';
  const { count, offset } = args.limit;
  const isKnown = context.dialect === 'mysql' && name === 'group_concat' && isNode(count) && !isNode(offset);
  if (!isKnown || !['string_literal', 'number_literal'].includes(count.type)) return refuse('not-parsed', name);
  const value = printLiteral(count, context.dialect).sql;
  return count.type === 'string_literal' ? ` SEPARATOR ${value}` : ` LIMIT ${value}`;
}

function filterText(filter: unknown, scope: GuardScope, context: GuardContext): string {
  if (!isNode(filter)) return '';
  const where = isNode(filter.where) && isNode(filter.where.expr) ? filter.where.expr : refuse('not-parsed', 'FILTER');
  if (context.dialect !== 'sqlite' || where.type !== 'where_clause' || !isNode(where.expr)) {
    return refuse('not-parsed', 'FILTER');
  }
  return ` FILTER (WHERE ${context.expression(where.expr, scope).sql})`;
}

function overText(over: unknown, scope: GuardScope, context: GuardContext): string {
  if (!isNode(over)) return '';
  if (!isNode(over.window)) return refuse('not-parsed', 'OVER');
  if (over.window.type !== 'identifier') return ` OVER ${printWindow(over.window, scope, context)}`;
  return ` OVER (${scope.windows.get(nameOf(over.window).toLowerCase()) ?? refuse('not-parsed', 'OVER')})`;
}
