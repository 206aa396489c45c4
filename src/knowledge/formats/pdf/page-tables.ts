import { rowsOf, type Segment } from './page-lines';

/** Lines of text, or the cells of a table. */
export type PageBlock = { kind: 'lines'; rows: Segment[][] } | { kind: 'table'; rows: string[][] };

interface Column {
  x: number;
  right: number;
}

const ALIGNED = 0.6;
/** In sizes of the letters. */
const EDGE_TOLERANCE = 0.6;
const LINE_GAP = 1.45;

/** Parts a region of a page into tables and what is between them. */
export function findTables(region: readonly Segment[]): PageBlock[] {
  const rows = rowsOf(region);
  const blocks: PageBlock[] = [];
  let at = 0;
  while (at < rows.length) {
    const end = endOfRun(rows, at);
    const table = end > at ? readTable(rows.slice(at, end)) : null;
    if (table) {
      blocks.push({ kind: 'table', rows: table });
      at = end;
      continue;
    }
    const until = Math.max(end, at + 1);
    const last = blocks.at(-1);
    const lines = rows.slice(at, until);
    if (last?.kind === 'lines') last.rows.push(...lines);
    else blocks.push({ kind: 'lines', rows: lines });
    at = until;
  }
  return blocks;
}

/** The row behind the last one that may belong to a table which begins here. */
function endOfRun(rows: readonly (readonly Segment[])[], start: number): number {
  let end = start;
  for (let at = start; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const before = rows[at - 1];
    if (at > start && before && gapOf(before, row) > 4) break;
    if (row.length > 1) end = at + 1;
    else if (at === start || at - end >= 2) break;
  }
  return end - start >= 2 ? end : start;
}

/** Distance of the baselines in sizes of the letters. */
const gapOf = (upper: readonly Segment[], lower: readonly Segment[]): number =>
  ((upper[0]?.y ?? 0) - (lower[0]?.y ?? 0)) / Math.max(1, lower[0]?.size ?? 1, upper[0]?.size ?? 1);

/** Null where the cells do not stand one under the other. */
function readTable(rows: readonly (readonly Segment[])[]): string[][] | null {
  const several = rows.filter((row) => row.length > 1);
  const columns = columnsOf(several);
  const isLarge = columns.length >= 3 ? several.length >= 2 : several.length >= 3;
  if (columns.length < 2 || !isLarge || !isAligned(several, columns)) return null;
  const table: string[][] = [];
  let before: readonly Segment[] | undefined;
  for (const row of rows) {
    const cells = columns.map(() => '');
    for (const segment of row) {
      const column = columnAt(columns, segment);
      cells[column] = cells[column] ? `${cells[column]} ${segment.text}` : segment.text;
    }
    const last = table.at(-1);
    if (before && last && goesOn(last, cells) && gapOf(before, row) < LINE_GAP) addTo(last, cells);
    else table.push(cells);
    before = row;
  }
  return table;
}

/** Columns of the rows with the usual number of cells: wider cells would make one of two. */
function columnsOf(rows: readonly (readonly Segment[])[]): Column[] {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const usual = [...counts].sort((one, other) => other[1] * other[0] - one[1] * one[0])[0]?.[0] ?? 0;
  const cells = rows.filter(({ length }) => length >= usual).flat();
  const columns: Column[] = [];
  for (const { x, right } of [...cells].sort((one, other) => one.x - other.x)) {
    const last = columns.at(-1);
    if (last && x < last.right) last.right = Math.max(last.right, right);
    else columns.push({ x, right });
  }
  return columns;
}

function columnAt(columns: readonly Column[], { x, right }: Segment): number {
  let [best, most] = [0, -Infinity];
  columns.forEach((column, at) => {
    const overlap = Math.min(right, column.right) - Math.max(x, column.x);
    if (overlap > most) [best, most] = [at, overlap];
  });
  return best;
}

/** Most cells share their left edge, their right edge or their middle with the others of their column. */
function isAligned(rows: readonly (readonly Segment[])[], columns: readonly Column[]): boolean {
  const cells = columns.map((): Segment[] => []);
  for (const segment of rows.flat()) cells[columnAt(columns, segment)]?.push(segment);
  const edges: ((segment: Segment) => number)[] = [
    ({ x }) => x,
    ({ right }) => right,
    ({ x, right }) => (x + right) / 2,
  ];
  return cells.every((column) => {
    const tolerance = EDGE_TOLERANCE * (column[0]?.size ?? 10);
    return edges.some((edge) => {
      const places = column.map(edge).sort((one, other) => one - other);
      const middle = places[Math.floor(places.length / 2)] ?? 0;
      return places.filter((place) => Math.abs(place - middle) <= tolerance).length >= ALIGNED * places.length;
    });
  });
}

/** A line with an empty first cell right below goes on in the cells above it. */
const goesOn = (above: readonly string[], cells: readonly string[]): boolean =>
  cells[0] === '' && cells.every((cell, at) => cell === '' || above[at] !== '');

function addTo(row: string[], cells: readonly string[]): void {
  cells.forEach((cell, at) => {
    if (cell !== '') row[at] = row[at] ? `${row[at]} ${cell}` : cell;
  });
}
