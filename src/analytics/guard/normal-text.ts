import type { SqlDialect } from '../source/data-source';
import { refuse } from './refused';
import { respelledMysql } from './respelled-mysql';
import { tokensOf, type SqlToken } from './sql-tokens';

const mostCharacters = 20_000;
const mostDepth = 40;

/**
 * The statement as the parser is given it: no comments, one statement, and of MySQL the spellings that the parser does not
 * know put in words that it does; the printer writes them back.
 * @throws Refused
 */
export function normalText(sql: string, dialect: SqlDialect): string {
  if (sql.length > mostCharacters) refuse('too-complex', `${sql.length} characters`);
  const tokens = withoutEnd(tokensOf(sql, dialect));
  if (tokens.every(({ kind }) => kind === 'space')) refuse('not-parsed');
  if (tokens.some(({ text }) => text === ';')) refuse('not-one-statement', ';');
  let depth = 0;
  for (const { text } of tokens) {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth > mostDepth) refuse('too-complex', `${depth} brackets`);
  }
  return (dialect === 'mysql' ? respelledMysql(tokens) : tokens).map(parsed).join('');
}

/** The parser takes no names but Latin ones without quotes. */
function parsed({ kind, text }: SqlToken): string {
  return kind === 'word' && /[^\w]/.test(text) ? `\`${text}\`` : text;
}

function withoutEnd(tokens: SqlToken[]): SqlToken[] {
  const last = tokens.findLastIndex(({ kind }) => kind !== 'space');
  return tokens[last]?.text === ';' ? tokens.slice(0, last) : tokens;
}
