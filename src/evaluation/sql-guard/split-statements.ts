/** What may not be cut: quoted texts and names, and comments. */
const WHOLE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;
const LEADING = /^(?:\s+|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$))+/;

/** The statements of a file of SQL: one a line where no line ends in a semicolon, else what stands between semicolons. */
export const splitStatements = (text: string): string[] =>
  /;[ \t]*\r?$/m.test(text) ? betweenSemicolons(text) : trimmed(text.split(/\r?\n/));

/** The statements that semicolons part. */
export function betweenSemicolons(text: string): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (const { 0: found, index } of text.matchAll(WHOLE)) {
    if (found !== ';') continue;
    parts.push(text.slice(begin, index));
    begin = index + 1;
  }
  return trimmed([...parts, text.slice(begin)]);
}

const trimmed = (parts: readonly string[]): string[] =>
  parts.map((part) => part.replace(LEADING, '').trim()).filter((part) => part !== '');
