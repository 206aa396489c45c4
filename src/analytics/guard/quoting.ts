import type { SqlDialect } from '../source/data-source';
import { refuse } from './refused';

export function quoteName(name: string, dialect: SqlDialect): string {
  const mark = dialect === 'mysql' ? '`' : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

/** Reads the same whether or not a MySQL server takes backslashes for escapes, as far as where the text ends. */
export function quoteText(value: string, dialect: SqlDialect): string {
  const text = value.replaceAll("'", "''");
  return `'${dialect === 'mysql' ? text.replaceAll('\\', '\\\\') : text}'`;
}

const escapes: Record<string, string> = { b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a', '%': '\\%', _: '\\_' };

/** What a literal as it is written stands for. @throws Refused for a NUL */
export function textOf(literal: string, dialect: SqlDialect): string {
  const written = literal.toLowerCase().startsWith("n'") ? literal.slice(1) : literal;
  const mark = written.charAt(0);
  const inner = written.slice(1, -1);
  if (dialect === 'sqlite') return inner.replaceAll(mark + mark, mark);
  return inner.replace(/\\([^])|(['"])\2/g, (found: string, letter: string | undefined) => {
    if (letter === undefined) return found === mark + mark ? mark : found;
    return letter === '0' ? refuse('not-parsed', '\\0') : (escapes[letter] ?? letter);
  });
}
