import type { Figures, ResultTable } from '../../../core/figures';
import type { Language } from '../../../core/question';
import { cellText, isNumberColumn } from '../../../text/cell-text';
import { figuresNote, moreRowsLine, tableText } from '../../../text/figures-words';
import { cardWords } from './card-words';
import { escapeCardText } from './escape-markup';

/** Of a page of a table; page `card-json-v2-components/content-components/table`. */
const MOST_ROWS = 10;
/** A wider table is scrolled, with its first column in place. */
const FREE_COLUMNS = 3;
const MOST_QUERIES = 3;
const MOST_QUERY_CHARACTERS = 2_000;

/** The table as a component, which must stand at the card's root and has cells without markup. */
export function tableElements({ table }: Figures, language: Language): object[] {
  if (!table || table.rows.length === 0) return [];
  return [
    {
      tag: 'table',
      page_size: Math.min(MOST_ROWS, table.rows.length),
      row_height: 'low',
      freeze_first_column: table.columns.length > FREE_COLUMNS,
      header_style: { background_style: 'grey', bold: true, lines: 1 },
      columns: table.columns.map((name, at) => ({
        name: keyOf(at),
        display_name: cellText(name, language),
        data_type: 'text',
        width: 'auto',
        horizontal_align: isNumberColumn(table, at) ? 'right' : 'left',
      })),
      rows: table.rows.slice(0, MOST_ROWS).map((row) => rowOf(row, language)),
    },
  ];
}

/** The same as words, for a platform that takes no table. */
export function tableWords(figures: Figures, language: Language): object[] {
  const text = tableText({ ...figures, totalRows: 0, isCut: false }, { language });
  return text === '' ? [] : [{ tag: 'markdown', content: escapeCardText(text) }];
}

/** In small letters: how much there is, what restricts it, and what it is as of. */
export function noteElements(figures: Figures, language: Language): object[] {
  const lines = [
    moreRowsLine(figures, figures.table?.rows.length ?? figures.totalRows, { language }),
    figuresNote(figures, language),
  ].filter((line) => line !== '');
  if (lines.length === 0) return [];
  const content = lines.map((line) => `<font color='grey'>${escapeCardText(line)}</font>`).join('\n');
  return [{ tag: 'markdown', text_size: 'notation', content }];
}

/** What was asked of the data, folded away; as words without markup. */
export function queryElements({ queries }: Figures, language: Language): object[] {
  if (queries.length === 0) return [];
  return [
    {
      tag: 'collapsible_panel',
      expanded: false,
      header: { title: { tag: 'plain_text', content: cardWords[language].queries(queries.length) } },
      elements: queries.slice(-MOST_QUERIES).map((query) => ({
        tag: 'div',
        text: { tag: 'plain_text', text_size: 'notation', content: query.slice(0, MOST_QUERY_CHARACTERS) },
      })),
    },
  ];
}

const keyOf = (at: number): string => `c${at}`;

const rowOf = (row: ResultTable['rows'][number], language: Language): object =>
  Object.fromEntries(row.map((cell, at) => [keyOf(at), cellText(cell, language)]));
