import { greatest, type GuardContext, type GuardScope, type PrintedQuery } from './guard-context';
import { quoteName } from './quoting';
import { refuse } from './refused';
import { isNode, itemsOf, type SyntaxNode } from './syntax-node';

/** Rows that are written out. */
export function printValues(clause: SyntaxNode, scope: GuardScope, context: GuardContext): PrintedQuery {
  const list =
    isNode(clause.values) && clause.values.type === 'list_expr' ? clause.values : refuse('not-parsed', 'VALUES');
  const rows = (list.items as SyntaxNode[]).map((row) => {
    if (row.type !== 'paren_expr') return refuse('not-parsed', 'VALUES');
    return itemsOf(row).map((item) => context.expression(item, scope));
  });
  const columns = (rows[0] ?? []).map((_, at) => {
    const name = `column${at + 1}`;
    const growth = greatest(rows.flatMap((row) => row[at] ?? []));
    return { name, sql: quoteName(name, context.dialect), growth, isPerson: false, origin: '' };
  });
  const sql = `VALUES ${rows.map((row) => `(${row.map((cell) => cell.sql).join(', ')})`).join(', ')}`;
  return { sql, columns, isOfPeople: false, isSingle: rows.length === 1, factors: 1 };
}
