import type { SqlDialect } from '../source/data-source';
import type { SourceDescription } from '../source/source-description';

/** Why a statement is not run. */
export const guardRefusals = [
  'not-parsed',
  'not-one-statement',
  'not-a-select',
  'table-not-allowed',
  'column-not-allowed',
  'function-not-allowed',
  'locking',
  'into',
  'variable',
  'executable-comment',
  'too-complex',
  'people-not-counted',
] as const;
export type GuardRefusal = (typeof guardRefusals)[number];

export type GuardedQuery =
  | {
      status: 'allowed';
      /** What is run: row filters put in, `*` spelled out, a LIMIT added. */
      sql: string;
      /** What it reads, as the description writes it: `papers`, and `papers.month`. */
      tables: readonly string[];
      columns: readonly string[];
    }
  | {
      status: 'refused';
      reason: GuardRefusal;
      /** The name or the construct that it is about, as the statement writes it, cut at 80 characters; empty where there is none. */
      detail: string;
    };

export interface GuardScope extends Pick<SourceDescription, 'tables' | 'smallCells'> {
  dialect: SqlDialect;
  /** Most rows. */
  rows: number;
  /** By which small cells know what tables are about people. */
  joins?: SourceDescription['joins'];
  /** Names of the values that the statement is run with, as in `:month`. */
  parameters?: readonly string[];
}

/** Pure: parses, checks and rewrites one statement. */
export type SqlGuard = (sql: string, scope: GuardScope) => GuardedQuery;
