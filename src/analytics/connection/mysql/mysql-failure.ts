import type { QueryFailure } from '../../source/data-source';
import { failedQuery, type FailedQuery } from '../failure';

/** By the server's code: what went wrong, and what of its words may be told. */
const failures = new Map<string, readonly [QueryFailure, string, RegExp?]>([
  ['ER_PARSE_ERROR', ['syntax', 'syntax error', /near '([\s\S]{0,60})/]],
  ['ER_EMPTY_QUERY', ['syntax', 'there is no statement']],
  ['ER_NO_SUCH_TABLE', ['unknown-name', 'no such table', /Table '(?:[^']*?\.)?([^'.]*)'/]],
  ['ER_BAD_TABLE_ERROR', ['unknown-name', 'no such table']],
  ['ER_UNKNOWN_TABLE', ['unknown-name', 'no such table', /Unknown table '([^']*)'/]],
  ['ER_BAD_FIELD_ERROR', ['unknown-name', 'no such column', /Unknown column '([^']*)'/]],
  ['ER_SP_DOES_NOT_EXIST', ['unknown-name', 'no such function', /FUNCTION (?:\S*\.)?(\S+)/]],
  ['ER_NON_UNIQ_ERROR', ['syntax', 'ambiguous column', /Column '([^']*)'/]],
  ['ER_NONUNIQ_TABLE', ['syntax', 'a table or alias is named twice', /alias: '([^']*)'/]],
  ['ER_INVALID_GROUP_FUNC_USE', ['syntax', 'an aggregate is used where none may stand']],
  ['ER_WRONG_FIELD_WITH_GROUP', ['syntax', 'a column is neither grouped nor counted']],
  ['ER_WRONG_FIELD_WITH_GROUP_V2', ['syntax', 'a column is neither grouped nor counted']],
  ['ER_MIX_OF_GROUP_FUNC_AND_FIELDS', ['syntax', 'a column is neither grouped nor counted']],
  ['ER_MIX_OF_GROUP_FUNC_AND_FIELDS_V2', ['syntax', 'a column is neither grouped nor counted']],
  ['ER_WRONG_GROUP_FIELD', ['syntax', 'cannot be grouped by this', /on '([^']*)'/]],
  ['ER_WRONG_NUMBER_OF_COLUMNS_IN_SELECT', ['syntax', 'the parts of a UNION have different numbers of columns']],
  ['ER_OPERAND_COLUMNS', ['syntax', 'a sub-query gives more columns than may stand there']],
  ['ER_SUBQUERY_NO_1_ROW', ['syntax', 'a sub-query gives more than one row']],
  ['ER_WRONG_PARAMCOUNT_TO_NATIVE_FCT', ['syntax', 'wrong number of arguments', /function '([^']*)'/]],
  ['ER_WRONG_ARGUMENTS', ['syntax', 'wrong arguments']],
  ['ER_DERIVED_MUST_HAVE_ALIAS', ['syntax', 'every derived table needs an alias']],
  ['ER_TOO_MANY_TABLES', ['syntax', 'too many tables']],
  ['ER_NOT_SUPPORTED_YET', ['syntax', 'this server does not support it']],
  ['ER_TRUNCATED_WRONG_VALUE', ['type', 'a value has the wrong type']],
  ['ER_WRONG_VALUE', ['type', 'a value has the wrong type']],
  ['ER_WRONG_VALUE_FOR_TYPE', ['type', 'a value has the wrong type']],
  ['ER_DATA_OUT_OF_RANGE', ['type', 'a number is out of range']],
  ['ER_CANT_AGGREGATE_2COLLATIONS', ['type', 'texts of different collations cannot be compared']],
  ['ER_CANT_AGGREGATE_3COLLATIONS', ['type', 'texts of different collations cannot be compared']],
  ['ER_CANT_AGGREGATE_NCOLLATIONS', ['type', 'texts of different collations cannot be compared']],
  ['ER_TABLEACCESS_DENIED_ERROR', ['denied', 'this table may not be read', /for table (?:`[^`]*`\.)?[`']([^`']*)[`']/]],
  ['ER_COLUMNACCESS_DENIED_ERROR', ['denied', 'this column may not be read', /for column '([^']*)'/]],
  ['ER_STATEMENT_TIMEOUT', ['too-slow', 'the server ended it because it took too long']],
  ['ER_QUERY_TIMEOUT', ['too-slow', 'the server ended it because it took too long']],
  ['ER_QUERY_INTERRUPTED', ['too-slow', 'the server ended it because it took too long']],
  ['ER_OUTOFMEMORY', ['too-slow', 'it takes more memory than the server has']],
  ['ER_RECORD_FILE_FULL', ['too-slow', 'it takes more room than the server has']],
  ['ER_TOO_BIG_SELECT', ['too-slow', 'it reads too many rows']],
  ['ER_NET_PACKET_TOO_LARGE', ['too-large', 'one row alone is larger than what may be read']],
  ['ER_CON_COUNT_ERROR', ['busy', 'the server has too many connections']],
  ['ER_TOO_MANY_USER_CONNECTIONS', ['busy', 'the server has too many connections']],
  ['ER_USER_LIMIT_REACHED', ['busy', 'the server has too many connections']],
  ['ER_LOCK_WAIT_TIMEOUT', ['busy', 'the table is locked']],
]);

const LOGIN = /^ER_(?:ACCESS_DENIED_ERROR|ACCESS_DENIED_NO_PASSWORD_ERROR|DBACCESS_DENIED_ERROR|BAD_DB_ERROR|HOST)/;
const LOST = /^(?:E[A-Z]+$|PROTOCOL_|HANDSHAKE_|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED|ER_NET_)/;
/** MariaDB's numbers for what MySQL's list calls otherwise. */
const TIMEOUT_NUMBERS: readonly unknown[] = [1969, 3024];

/** Whether it is the line that failed, not the statement. */
export function isLost(error: unknown): boolean {
  const { code, isFatal } = fieldsOf(error);
  return isFatal || LOST.test(code);
}

/** @param error what mysql2 gave */
export function mysqlFailure(error: unknown): FailedQuery {
  const { code, number, message, state } = fieldsOf(error);
  if (TIMEOUT_NUMBERS.includes(number)) return failedQuery('too-slow', 'the server ended it because it took too long');
  const known = failures.get(code);
  if (known) {
    const [reason, words, pattern] = known;
    const name = pattern?.exec(message)?.[1];
    return failedQuery(reason, name === undefined || name === '' ? words : `${words}: ${name}`);
  }
  if (LOGIN.test(code)) return failedQuery('unreachable', 'the database refuses the login');
  if (LOST.test(code)) return failedQuery('unreachable', 'the database does not answer');
  if (/DENIED|READ_?ONLY|TRANSACTION/.test(code)) return failedQuery('denied', 'only reading is allowed');
  if (state.startsWith('22')) return failedQuery('type', 'a value has the wrong type');
  return failedQuery(state === '' ? 'unreachable' : 'syntax', 'the statement cannot be run');
}

function fieldsOf(error: unknown) {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const textOf = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    code: textOf('code'),
    number: fields.errno,
    message: textOf('message'),
    state: textOf('sqlState'),
    isFatal: fields.fatal === true,
  };
}
