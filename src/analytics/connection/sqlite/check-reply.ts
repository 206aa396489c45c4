import type { Cell } from '../../../core/figures';
import type { QueryFailure, QueryLimits, QueryResult } from '../../source/data-source';
import { failedQuery } from '../failure';

const failures: readonly string[] = [
  'unreachable',
  'too-large',
  'denied',
  'syntax',
  'unknown-name',
  'type',
] satisfies QueryFailure[];

const isText = (value: unknown): value is string => typeof value === 'string';
const isCell = (value: unknown): value is Cell =>
  value === null || isText(value) || typeof value === 'number' || typeof value === 'boolean';

/** What the process says of a query. It may have been taken over: only what has the right form and size is taken. */
export function checkReply(value: unknown, limits: Pick<QueryLimits, 'rows'>): QueryResult {
  const reply = fieldsOf(value);
  if (reply.status === 'failed' && isText(reply.reason) && failures.includes(reply.reason) && isText(reply.detail)) {
    return failedQuery(reply.reason as QueryFailure, reply.detail);
  }
  const { columns, rows } = fieldsOf(reply.table);
  if (reply.status === 'rows' && Array.isArray(columns) && columns.every(isText) && Array.isArray(rows)) {
    const isSound = (row: unknown): row is Cell[] =>
      Array.isArray(row) && row.length === columns.length && row.every(isCell);
    if (rows.length <= limits.rows && rows.every(isSound)) {
      return { status: 'rows', table: { columns, rows }, isCut: reply.isCut === true };
    }
  }
  return failedQuery('unreachable', 'the answer of the process cannot be used');
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
