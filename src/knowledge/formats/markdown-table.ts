/** One line a row; the first row is the header. Short rows are filled up. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [header, ...body] = rows.map((row) => lineOf(row, width));
  return width === 0 || header === undefined ? [] : [header, `|${' --- |'.repeat(width)}`, ...body];
}

/** Characters of a part of a table; longer headers ask for more. */
const PART_LENGTH = 560;

export interface TablePart {
  header: readonly [string, string];
  /** Line of each row with the row's index. */
  lines: { text: string; row: number }[];
}

/** A long table in parts that fit in a passage, each with the header. */
export function tableParts(rows: readonly (readonly string[])[]): TablePart[] {
  const [header, rule, ...lines] = markdownTable(rows);
  if (header === undefined || rule === undefined) return [];
  const own = header.length + rule.length;
  const room = Math.max(PART_LENGTH - own, own);
  const parts: TablePart[] = [{ header: [header, rule], lines: [] }];
  let length = 0;
  lines.forEach((text, at) => {
    if (length > 0 && length + text.length > room) {
      parts.push({ header: [header, rule], lines: [] });
      length = 0;
    }
    parts.at(-1)?.lines.push({ text, row: at + 1 });
    length += text.length + 1;
  });
  return parts;
}

const lineOf = (row: readonly string[], width: number): string =>
  `| ${Array.from({ length: width }, (_, at) => cellOf(row[at] ?? '')).join(' | ')} |`;

/** A cell stays on its line and in its column. */
const cellOf = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\\?\|/g, '\\|');
