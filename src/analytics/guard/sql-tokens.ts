import type { SqlDialect } from '../source/data-source';
import { refuse } from './refused';

export type SqlTokenKind = 'space' | 'string' | 'quoted' | 'word' | 'number' | 'symbol';

export interface SqlToken {
  kind: SqlTokenKind;
  /** As it is written; of a comment one space. */
  text: string;
}

const patterns: [SqlTokenKind, RegExp][] = [
  ['space', /[ \t\r\n]+/y],
  ['number', /(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\p{L}_])/uy],
  ['word', /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy],
  ['symbol', /[-+*/%<>=!|&~^(),.;]/y],
];
const quotes: Record<SqlDialect, [SqlTokenKind, RegExp][]> = {
  sqlite: [
    ['string', /(?:[xX])?'(?:[^']|'')*'/y],
    ['quoted', /"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/y],
  ],
  mysql: [
    ['string', /(?:[xXbBnN])?'(?:[^'\\]|''|\\[^])*'|"(?:[^"\\]|""|\\[^])*"/y],
    ['quoted', /`(?:[^`]|``)*`/y],
  ],
};
// MySQL and MariaDB take `--` for a comment only before a space; what else it is, no two readers agree on.
const comments: Record<SqlDialect, RegExp> = {
  sqlite: /--[^\n]*|\/\*[^]*?\*\//y,
  mysql: /--(?=[\s]|$)[^\n]*|#[^\n]*|\/\*[^]*?\*\//y,
};
const parameter = /:[a-zA-Z][a-zA-Z0-9]*/y;
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;

/**
 * Splits a statement as the server does. Comments become spaces.
 * @throws Refused for what is never read the same by all: comments that are run, variables, NUL, invisible characters
 */
export function tokensOf(sql: string, dialect: SqlDialect): SqlToken[] {
  if (/\0|\p{Cs}/u.test(sql)) refuse('not-parsed', 'NUL');
  if (/\/\*M?!/i.test(sql)) refuse('executable-comment', '/*!');
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length;) {
    const token = tokenAt(sql, at, dialect);
    at += token.length;
    tokens.push(token);
  }
  return tokens.map(({ kind, text }) => ({ kind, text }));
}

function tokenAt(sql: string, at: number, dialect: SqlDialect): SqlToken & { length: number } {
  const comment = matchAt(comments[dialect], sql, at);
  if (comment) return { kind: 'space', text: ' ', length: comment.length };
  if (sql.startsWith('--', at) || sql.startsWith('/*', at)) refuse('not-parsed', sql.slice(at, at + 20));
  for (const [kind, pattern] of [...quotes[dialect], ...patterns]) {
    const text = matchAt(pattern, sql, at);
    if (text === null) continue;
    if (kind === 'quoted' && invisible.test(text)) refuse('not-parsed', text);
    return { kind, text, length: text.length };
  }
  const named = matchAt(parameter, sql, at);
  if (named) return { kind: 'symbol', text: named, length: named.length };
  return refuse(/[@?$:]/.test(sql.charAt(at)) ? 'variable' : 'not-parsed', sql.slice(at, at + 20));
}

function matchAt(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}
