import { cellText, isNumberColumn, type ShownTable } from './cell-text';

/** Of a column, in letters. */
const MOST_LETTERS = 32;
const GAP = '  ';
/** Shown over two letters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** A line a row below a header, for where every letter is equally wide; numbers to the right. Longer cells are cut. */
export function alignedTable(table: ShownTable, language: 'zh' | 'en'): string[] {
  const cells = [table.columns, ...table.rows.map((row) => row.map((cell) => cellText(cell, language)))].map((row) =>
    row.map(cut),
  );
  const columns = table.columns.map((_, at) => ({
    width: Math.max(...cells.map((row) => widthOf(row[at] ?? ''))),
    isNumber: isNumberColumn(table, at),
  }));
  const lines = cells.map((row) =>
    row
      .map((text, at) => padded(text, columns[at] ?? { width: 0, isNumber: false }))
      .join(GAP)
      .trimEnd(),
  );
  const rule = columns.map(({ width }) => '-'.repeat(width)).join(GAP);
  return [...lines.slice(0, 1), rule, ...lines.slice(1)];
}

function padded(text: string, { width, isNumber }: { width: number; isNumber: boolean }): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? blanks + text : text + blanks;
}

function cut(text: string): string {
  if (widthOf(text) <= MOST_LETTERS) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(kept + letter) > MOST_LETTERS - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0);

const letterWidth = (letter: string): number => (letter.length > 1 || WIDE.test(letter) ? 2 : 1);
