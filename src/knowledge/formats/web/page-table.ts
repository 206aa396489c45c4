import { markdownTable } from '../markdown-table';
import { attributeOf, findElement, isElement, type PageElement, type PageNode } from './parse-page';

export type PageTable = { caption: PageElement | undefined } & (
  | { kind: 'data'; lines: string[] }
  /** A table that only places things on the page. */
  | { kind: 'layout'; cells: (readonly PageNode[])[] }
);

const WIDEST_SPAN = 1000;
const MOST_CELLS = 500_000;

interface TableTools {
  isShown: (element: PageElement) => boolean;
  cell: (nodes: readonly PageNode[]) => string;
}

export function readPageTable(table: PageElement, { isShown, cell }: TableTools): PageTable {
  const caption = table.childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption');
  const rows = rowsOf(table)
    .filter(isShown)
    .map((row) => row.childNodes.filter(isElement).filter(isShown));
  const isLayout =
    rows.every((cells) => cells.length < 2) ||
    attributeOf(table, 'role') === 'presentation' ||
    findElement(table, ({ tagName }) => tagName === 'table') !== undefined;
  if (isLayout) return { kind: 'layout', caption, cells: rows.flat().map(({ childNodes }) => childNodes) };
  return { kind: 'data', caption, lines: markdownTable(spread(rows, cell)) };
}

/** Rows of the table itself, the head's first; not those of tables in its cells. */
function rowsOf(table: PageElement): PageElement[] {
  const parts = table.childNodes.filter(isElement);
  const rowsIn = (name: string): PageElement[] =>
    parts.filter(({ tagName }) => tagName === name).flatMap(({ childNodes }) => childNodes.filter(isRow));
  const loose = parts.flatMap((part) =>
    part.tagName === 'tr' ? [part] : part.tagName === 'tbody' ? part.childNodes.filter(isRow) : [],
  );
  return [...rowsIn('thead'), ...loose, ...rowsIn('tfoot')];
}

const isRow = (node: PageNode): node is PageElement => isElement(node) && node.tagName === 'tr';

/** A cell that spans rows or columns belongs to each of them. */
function spread(rows: readonly (readonly PageElement[])[], cell: TableTools['cell']): string[][] {
  const grid: string[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const element of row) {
      while (grid[at]?.[column] !== undefined) column++;
      const text = cell(element.childNodes);
      const wide = spanOf(element, 'colspan');
      const high = Math.min(spanOf(element, 'rowspan'), rows.length - at);
      for (let down = 0; down < high; down++) {
        for (let right = 0; right < wide && cells < MOST_CELLS; right++, cells++) {
          const line = grid[at + down];
          if (line) line[column + right] ??= text;
        }
      }
      column += wide;
    }
  });
  return grid
    .map((row) => Array.from({ length: row.length }, (_, at) => row[at] ?? ''))
    .filter((row) => row.some((text) => text !== ''));
}

const spanOf = (element: PageElement, name: string): number =>
  Math.min(WIDEST_SPAN, Math.max(1, Math.floor(Number(attributeOf(element, name) ?? 1)) || 1));
