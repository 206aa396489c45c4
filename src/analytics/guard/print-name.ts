import type { GuardContext, GuardScope, Printed, ScopeColumn } from './guard-context';
import { textLiteral } from './print-literal';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { resolveColumn } from './resolve-name';
import { isNode, type SyntaxNode } from './syntax-node';

/** A name in an expression: of a column, or of a result where the server takes such a name too. */
export function printName(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  return named(node, scope, context) ?? refuse('column-not-allowed', String(node.name));
}

/** A name where a value is meant: SQLite takes a name in double quotes that is no column for a text. */
export function printValue(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  if (!isQuotedName(node) || context.dialect !== 'sqlite') return context.expression(node, scope);
  return named(node, scope, context) ?? textLiteral(String(node.name), 'sqlite');
}

export function isQuotedName(node: SyntaxNode): boolean {
  return node.type === 'identifier' && String(node.text).startsWith('"');
}

export function printQualified(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  return printColumn(node, scope, context, false) ?? refuse('column-not-allowed');
}

/** A column where what identifies a person may stand: counted, grouped, or joined by. */
export function printKey(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed {
  return printColumn(node, scope, context, true) ?? context.expression(node, scope);
}

export function isColumnName(node: unknown): node is SyntaxNode {
  return isNode(node) && (node.type === 'identifier' || node.type === 'member_expr');
}

/** The column that a node names; null for what is no name, and for a name alone that no scope has. */
export function columnNamed(node: SyntaxNode, scope: GuardScope, context: GuardContext): ScopeColumn | null {
  if (!isColumnName(node)) return null;
  const [qualifier, name] = node.type === 'member_expr' ? qualifiedName(node) : [null, String(node.name)];
  return resolveColumn(name, qualifier, scope, context);
}

function printColumn(node: SyntaxNode, scope: GuardScope, context: GuardContext, isKey: boolean): Printed | null {
  const found = columnNamed(node, scope, context);
  if (!found) return null;
  if (found.column.isPerson && !isKey) scope.block.misused.push(found.column.name);
  return { sql: found.sql, growth: found.column.growth };
}

function qualifiedName({ object, property }: SyntaxNode): [string, string] {
  const known = isNode(object) && object.type === 'identifier' && isNode(property) && property.type === 'identifier';
  return known ? [String(object.name), String(property.name)] : refuse('column-not-allowed', 'qualified name');
}

function named(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed | null {
  const { clause, insideAggregate } = scope.block;
  const isResultFirst = context.dialect === 'mysql' && clause === 'having' && insideAggregate === 0;
  if (!isResultFirst) return printColumn(node, scope, context, false) ?? resultNamed(node, scope, context);
  const result = resultNamed(node, scope, context);
  if (!result) return printColumn(node, scope, context, false);
  return {
    sql: quoteName(scope.results.get(String(node.name).toLowerCase())?.name ?? '', 'mysql'),
    growth: result.growth,
  };
}

/** What a result stands for is put in its place: the server might find a column of that name that may not be read. */
function resultNamed(node: SyntaxNode, scope: GuardScope, context: GuardContext): Printed | null {
  const name = String(node.name).toLowerCase();
  const result = scope.results.get(name);
  const isTaken = context.dialect === 'sqlite' || ['group', 'having', 'order'].includes(scope.block.clause);
  if (!result || !isTaken || scope.block.clause === 'results') return null;
  scope.results.delete(name);
  const printed = context.expression(result.node, scope);
  scope.results.set(name, result);
  return { sql: `(${printed.sql})`, growth: printed.growth };
}
