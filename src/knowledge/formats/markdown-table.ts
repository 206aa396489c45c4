/** One line a row; the first row is the header. Short rows are filled up. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [header, ...body] = rows.map((row) => lineOf(row, width));
  return width === 0 || header === undefined ? [] : [header, `|${' --- |'.repeat(width)}`, ...body];
}

const lineOf = (row: readonly string[], width: number): string =>
  `| ${Array.from({ length: width }, (_, at) => cellOf(row[at] ?? '')).join(' | ')} |`;

/** A cell stays on its line and in its column. */
const cellOf = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\\?\|/g, '\\|');
