import { alignedTable } from './aligned-table';
import { cellText, type ShownTable } from './cell-text';

export interface ShownFigures {
  /** At most ten rows; null where the words say it all. */
  table: ShownTable | null;
  /** Rows of the whole result. */
  totalRows: number;
  /** Whether there are more than were read. */
  isCut: boolean;
  filters: string;
  asOf: string;
}

/** `lines`: for a narrow window, however wide letters are. `aligned`: columns, where every letter is equally wide. */
export type TableForm = 'lines' | 'aligned';

export interface FiguresStyle {
  language: 'zh' | 'en';
  form?: TableForm;
  /** Whether a file with all rows goes with them. */
  hasFile?: boolean;
}

/** Of a table as lines: a screen or two on a phone, and no more than a message bears. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 1_200;

const words = {
  zh: {
    colon: '：',
    stop: '；',
    rows: (count: number) => `…共 ${count} 行`,
    moreRows: (count: number) => `…超过 ${count} 行`,
    attached: '，见附件',
    whole: '完整表格见附件',
    filters: (filters: string) => `范围：${filters}`,
    asOf: (asOf: string) => `数据截至：${asOf}`,
  },
  en: {
    colon: ': ',
    stop: '. ',
    rows: (count: number) => `… ${count} rows in all`,
    moreRows: (count: number) => `… more than ${count} rows`,
    attached: ', see the attached file',
    whole: 'The whole table is in the attached file',
    filters: (filters: string) => `Restricted to: ${filters}`,
    asOf: (asOf: string) => `Data as of: ${asOf}`,
  },
} as const;

/** Figures below the words of an answer as plain text: the table, then what they are restricted to and as of. Without the query. */
export function figuresText(figures: ShownFigures, style: FiguresStyle): string {
  return [tableText(figures, style), figuresNote(figures, style.language)].filter((piece) => piece !== '').join('\n\n');
}

/** What the figures are restricted to, and what the data is as of, on one line. */
export function figuresNote({ filters, asOf }: ShownFigures, language: 'zh' | 'en'): string {
  const { stop, filters: filtersLine, asOf: asOfLine } = words[language];
  return [filters === '' ? '' : filtersLine(filters), asOf === '' ? '' : asOfLine(asOf)]
    .filter((piece) => piece !== '')
    .join(stop);
}

/** That there is more than is shown; empty where there is not. */
export function moreRowsLine(
  { totalRows, isCut }: Pick<ShownFigures, 'totalRows' | 'isCut'>,
  shown: number,
  { language, hasFile = false }: FiguresStyle,
): string {
  const { rows, moreRows, attached, whole } = words[language];
  if (!isCut && totalRows <= shown) return hasFile ? whole : '';
  return `${isCut ? moreRows(totalRows) : rows(totalRows)}${hasFile ? attached : ''}`;
}

/** The table alone, and how many rows it lacks; empty where there is none. */
export function tableText(figures: ShownFigures, style: FiguresStyle): string {
  const { table } = figures;
  if (!table || table.rows.length === 0) return '';
  const { lines, shown } =
    style.form === 'aligned'
      ? { lines: alignedTable(table, style.language), shown: table.rows.length }
      : tableLines(table, style.language);
  return [...lines, moreRowsLine(figures, shown, style)].filter((line) => line !== '').join('\n');
}

/** Two columns are a line a row, more are a line a cell. */
function tableLines(table: ShownTable, language: 'zh' | 'en'): { lines: string[]; shown: number } {
  const { columns, rows } = table;
  const { colon } = words[language];
  const rowLines = (row: ShownTable['rows'][number], at: number): string[] => {
    const cells = row.map((cell) => cellText(cell, language));
    const isShort = columns.length <= 2;
    const named = isShort
      ? [cells.join(colon)]
      : cells.map((cell, column) => `${columns[column] ?? ''}${colon}${cell}`);
    const isOnly = rows.length === 1;
    return named.map((line, index) => (isOnly ? line : index === 0 ? `${at + 1}. ${line}` : `\u3000${line}`));
  };
  let lines: string[] = [];
  let shown = 0;
  for (const row of rows) {
    const more = [...lines, ...rowLines(row, shown)];
    const isTooLong = more.length > MOST_LINES || more.join('\n').length > MOST_CHARACTERS;
    if (shown > 0 && isTooLong) break;
    lines = more;
    shown++;
  }
  return { lines, shown };
}
