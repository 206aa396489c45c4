import type { QueryValues } from '../limited-connection';

export interface PositionalStatement {
  sql: string;
  values: (string | number)[];
}

/** What is not the statement itself: texts, quoted names and comments; and the names that stand for values. */
const PARTS =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--(?=[\s]|$)[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|:([A-Za-z][A-Za-z0-9]*)/g;

/**
 * The server knows places only: each `:name` outside of texts and comments becomes `?`. Null where a name has no value.
 */
export function toPositional(sql: string, values: QueryValues): PositionalStatement | null {
  const found: (string | number | undefined)[] = [];
  const written = sql.replace(PARTS, (part, name: string | undefined) => {
    if (name === undefined) return part;
    found.push(Object.hasOwn(values, name) ? values[name] : undefined);
    return '?';
  });
  const given = found.filter((value) => value !== undefined);
  return given.length === found.length ? { sql: written, values: given } : null;
}
