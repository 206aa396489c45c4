import type { GuardContext } from './guard-context';
import type { GuardedQuery, GuardScope, SqlGuard } from './guarded-query';
import { normalText } from './normal-text';
import { parseSql } from './parse-sql';
import { printExpression } from './print-expression';
import { printQuery } from './print-query';
import { isQuery } from './query-parts';
import { nameOfKind } from './syntax-node';
import { Refused, refuse } from './refused';
import { smallGroupsOf } from './small-groups';

const mostPrinted = 200_000;
const longestDetail = 80;

/**
 * What is run is written anew out of the tree, with every name resolved by us: no text of the statement reaches the server
 * but literals and names of its own results.
 */
export const guardSql: SqlGuard = (sql, scope) => {
  try {
    return guarded(sql, scope);
  } catch (error) {
    if (error instanceof Refused) {
      return { status: 'refused', reason: error.reason, detail: error.detail.slice(0, longestDetail) };
    }
    // Deeper than the stack: whatever else throws is ours to mend, but never a reason to run it.
    return { status: 'refused', reason: error instanceof RangeError ? 'too-complex' : 'not-parsed', detail: '' };
  }
};

function guarded(sql: string, scope: GuardScope): GuardedQuery {
  const text = normalText(sql, scope.dialect);
  const statements = parseSql(text, scope.dialect) ?? refuse('not-parsed');
  const [statement] = statements;
  if (!statement || statements.length > 1) return refuse('not-one-statement');
  if (!isQuery(statement)) return refuse('not-a-select', nameOfKind(statement.type));
  const context = contextOf(text, scope);
  const printed = context.query(statement, null, scope.rows);
  if (printed.isOfPeople) refuse('people-not-counted');
  if (printed.sql.length > mostPrinted) refuse('too-complex', `${printed.sql.length} characters`);
  return { status: 'allowed', sql: printed.sql, tables: [...context.readTables], columns: [...context.readColumns] };
}

function contextOf(text: string, scope: GuardScope): GuardContext {
  const context: GuardContext = {
    dialect: scope.dialect,
    text,
    tables: new Map(scope.tables.map((table) => [table.name.toLowerCase(), table])),
    parameters: new Set(scope.parameters),
    small: smallGroupsOf(scope),
    readTables: new Set(),
    readColumns: new Set(),
    // MariaDB 10.11 may crash on a window over a derived table that it has merged; with a LIMIT it does not merge it.
    unmerged: scope.dialect === 'mysql' && /\bover\b/i.test(text) ? ' LIMIT 18446744073709551615' : '',
    relationCount: 0,
    depth: 0,
    expression: (node, within) => printExpression(node, within, context),
    query: (node, outer, most) => printQuery(node, outer, context, most),
  };
  return context;
}
