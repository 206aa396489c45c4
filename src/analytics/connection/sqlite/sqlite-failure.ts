import type { QueryFailure } from '../../source/data-source';
import { failedQuery, type FailedQuery } from '../failure';

/** What SQLite says of a statement, with what its author may be told: names and words of the statement, no values. */
const messages: readonly [RegExp, QueryFailure][] = [
  [/^no such (?:table|column|function|collation sequence): .*/, 'unknown-name'],
  [/^near ".{0,60}": syntax error/, 'syntax'],
  [/^ambiguous column name: .*/, 'syntax'],
  [/^misuse of (?:aggregate|window function).*/, 'syntax'],
  [/^wrong number of arguments to function .*/, 'syntax'],
  [
    /^(?:incomplete input|unrecognized token|a GROUP BY clause is required|aggregate functions are not allowed).*/,
    'syntax',
  ],
  [/^SELECTs to the left and right of .*/, 'syntax'],
  [/^(?:sub-select returns|all VALUES must have|row value misused|circular reference|no tables specified).*/, 'syntax'],
  [/^too many (?:columns|terms|levels|FROM|arguments|attached).*/, 'syntax'],
  [/^(?:at most \d+ tables in a join|Expression tree is too large|parser stack overflow).*/, 'syntax'],
  [/^\d+\w\w (?:ORDER|GROUP) BY term .*/, 'syntax'],
  [/^(?:integer overflow|malformed JSON|datatype mismatch|bad JSON path)/, 'type'],
  [/^not authorized/, 'denied'],
];

/** By the driver's code, where the words say nothing. */
const codes: readonly [RegExp, QueryFailure, string][] = [
  [/^SQLITE_(?:TOOBIG|NOMEM)/, 'too-large', 'one value is too large'],
  [/^SQLITE_MISMATCH/, 'type', 'values of these types cannot be used together'],
  [/^SQLITE_(?:AUTH|PERM|READONLY)/, 'denied', 'only reading is allowed'],
  [/^SQLITE_(?:CORRUPT|NOTADB|CANTOPEN|IOERR|FULL|BUSY|LOCKED|PROTOCOL)/, 'unreachable', 'the data cannot be read'],
  [/^SQLITE_(?:RANGE|MISUSE)/, 'syntax', 'the parameters do not fit the statement'],
];

/** @param error what better-sqlite3 threw */
export function sqliteFailure(error: unknown): FailedQuery {
  const { message, code } = fieldsOf(error);
  const byCode = codes.find(([pattern]) => pattern.test(code));
  if (byCode) return failedQuery(byCode[1], byCode[2]);
  for (const [pattern, reason] of messages) {
    const words = pattern.exec(message)?.[0];
    if (words !== undefined) return failedQuery(reason, words);
  }
  if (message.includes('contains more than one statement')) return failedQuery('denied', 'one statement at a time');
  if (/named parameter|parameter values/i.test(message)) return failedQuery('syntax', 'a parameter has no value');
  return failedQuery('syntax', 'the statement cannot be run');
}

function fieldsOf(error: unknown): { message: string; code: string } {
  if (!(error instanceof Error)) return { message: '', code: '' };
  return { message: error.message, code: 'code' in error && typeof error.code === 'string' ? error.code : '' };
}
