/** One line a row; the first row is the header. Short rows are filled up. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [header = [], ...body] = rows.map((row) => lineOf(row, width));
  if (width === 0 || header.length === 0) return [];
  return [header as string, `|${' --- |'.repeat(width)}`, ...(body as string[])];
}

const lineOf = (row: readonly string[], width: number): string =>
  `| ${Array.from({ length: width }, (_, at) => cellOf(row[at] ?? '')).join(' | ')} |`;

/** A cell stays on its line and in its column. */
const cellOf = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\\?\|/g, '\\|');
