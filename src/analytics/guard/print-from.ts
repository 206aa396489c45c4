import type { DescribedTable } from '../source/source-description';
import { baseRelation, renamed, tableText } from './base-table';
import type { GuardContext, GuardRelation, GuardScope, ScopeColumn } from './guard-context';
import { printCondition } from './print-condition';
import { isQuery, queryParts, unwrapped } from './query-parts';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { columnsOf, sameName } from './resolve-name';
import { joinOn, sharedNames, type JoinSide } from './shared-columns';
import { isNode, itemsOf, wordsOf, type SyntaxNode, nameOfKind, nameOf } from './syntax-node';

const mostRelations = 12;
const mostInAll = 20;
const joins = /^((NATURAL )?((INNER|CROSS|(LEFT|RIGHT|FULL)( OUTER)?) )?JOIN|STRAIGHT_JOIN)$/;

/** What stands in a FROM, put into the scope from left to right. @returns its text and the columns of a `*` */
export function printFrom(node: SyntaxNode, scope: GuardScope, context: GuardContext): JoinSide {
  switch (node.type) {
    case 'identifier':
    case 'alias':
      return factor(node, scope, context);
    case 'join_expr':
      return joined(node, scope, context);
    case 'paren_expr': {
      if (isQuery(node)) return factor(node, scope, context);
      const inner = printFrom(isNode(node.expr) ? node.expr : refuse('not-parsed', 'FROM'), scope, context);
      return { ...inner, sql: `(${inner.sql})` };
    }
    case 'dual_table':
      return { sql: 'DUAL', star: [] };
    case 'member_expr':
      return refuse('table-not-allowed', nameIn(node));
    case 'func_call':
      return refuse('function-not-allowed', isNode(node.name) ? String(node.name.name) : '');
    default:
      return refuse('not-parsed', nameOfKind(node.type));
  }
}

function factor(node: SyntaxNode, scope: GuardScope, context: GuardContext): JoinSide {
  const [of, alias] = node.type === 'alias' ? [node.expr, aliasOf(node)] : [node, null];
  if (!isNode(of)) return refuse('not-parsed', 'FROM');
  if (of.type === 'paren_expr' && isQuery(of)) return derivedTable(of, alias, scope, context);
  if (of.type !== 'identifier') {
    return alias && of.type === 'paren_expr' ? refuse('not-parsed', alias) : printFrom(of, scope, context);
  }
  const name = String(of.name);
  const cte = scope.ctes.get(name.toLowerCase());
  if (cte) {
    return add(
      renamed(cte, alias ?? cte.name, context.dialect),
      textWithAlias(cte.name, alias, context),
      scope,
      context,
    );
  }
  const table = context.tables.get(name.toLowerCase()) ?? refuse('table-not-allowed', name);
  const relation = baseRelation(table, alias ?? table.name, context);
  return add(relation, baseText(table, alias, context), scope, context);
}

function baseText(table: DescribedTable, alias: string | null, context: GuardContext): string {
  if (!table.rowFilter) return textWithAlias(table.name, alias, context);
  return `${tableText(table, context)} AS ${quoteName(alias ?? table.name, context.dialect)}`;
}

function textWithAlias(name: string, alias: string | null, { dialect }: GuardContext): string {
  return quoteName(name, dialect) + (alias === null ? '' : ` AS ${quoteName(alias, dialect)}`);
}

function derivedTable(node: SyntaxNode, alias: string | null, scope: GuardScope, context: GuardContext): JoinSide {
  // What stands beside it in the FROM is no part of its scope; what the whole SELECT stands in is.
  const around: GuardScope | null = scope.outer && { ...scope.outer, ctes: scope.ctes };
  const query = context.query(unwrapped(node), around ?? { ...emptyOf(scope) });
  const name = alias ?? `q${context.relationCount + 1}`;
  const { columns, isOfPeople, isSingle, factors } = query;
  const relation = renamed({ name, columns, table: null, isOfPeople, isSingle, factors }, name, context.dialect);
  const end = queryParts(unwrapped(node))?.limit ? '' : context.unmerged;
  return add(relation, `(${query.sql}${end}) AS ${quoteName(name, context.dialect)}`, scope, context);
}

const emptyOf = (scope: GuardScope): GuardScope => ({
  ...scope,
  relations: [],
  merged: new Map(),
  results: new Map(),
  outer: null,
});

function add(relation: GuardRelation, sql: string, scope: GuardScope, context: GuardContext): JoinSide {
  const isTaken = scope.relations.some(({ name }) => sameName(name, relation.name));
  if (isTaken || scope.block.around.has(relation.name.toLowerCase())) refuse('table-not-allowed', relation.name);
  context.relationCount += 1;
  if (scope.relations.length >= mostRelations || context.relationCount > mostInAll) refuse('too-complex', 'tables');
  scope.relations.push(relation);
  return { sql, star: columnsOf(relation) };
}

function joined(node: SyntaxNode, scope: GuardScope, context: GuardContext): JoinSide {
  const operator = wordsOf(node.operator);
  const isKnown =
    operator === ',' || (joins.test(operator) && (operator !== 'STRAIGHT_JOIN' || context.dialect === 'mysql'));
  if (!isKnown || !isNode(node.left) || !isNode(node.right)) return refuse('not-parsed', operator);
  const left = printFrom(node.left, scope, context);
  const right = printFrom(node.right, scope, context);
  const { specification } = node;
  const isNatural = operator.startsWith('NATURAL');
  if (operator === ',') return { sql: `${left.sql}, ${right.sql}`, star: [...left.star, ...right.star] };
  const using = isNode(specification) && specification.type === 'join_using_specification' ? specification : null;
  if (isNatural || using) {
    const names = using ? itemsOf(using.expr).map(({ name }) => String(name)) : sharedNames(left, right);
    return joinOn(left, right, names, operator.replace('NATURAL ', ''), scope, context);
  }
  const sql = `${left.sql} ${operator} ${right.sql}`;
  const star = [...left.star, ...right.star];
  if (!isNode(specification)) return { sql, star };
  if (specification.type !== 'join_on_specification' || !isNode(specification.expr)) return refuse('not-parsed', 'ON');
  scope.block.clause = 'on';
  const { equal } = scope.block;
  const before = equal.length;
  const condition = printCondition(specification.expr, scope, context);
  if (/LEFT|RIGHT|FULL/.test(operator)) equal.push(...equal.splice(before).filter((pair) => isAcross(pair, right)));
  return { sql: `${sql} ON ${condition}`, star };
}

/** What an outer join says of one side alone does not keep the rows of that side out. */
function isAcross([one, other]: [ScopeColumn, ScopeColumn], right: JoinSide): boolean {
  const isRight = ({ relation }: ScopeColumn): boolean => right.star.some((each) => each.relation === relation);
  return isRight(one) !== isRight(other);
}

function aliasOf(node: SyntaxNode): string {
  if (!isNode(node.alias) || isNode(node.columnAliases)) return refuse('not-parsed', 'alias');
  return String(node.alias.name);
}

function nameIn({ object, property }: SyntaxNode): string {
  return [object, property].map((part) => nameOf(part)).join('.');
}
