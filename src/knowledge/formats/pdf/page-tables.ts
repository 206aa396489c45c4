import { rowsOf, type Segment } from './page-lines';

/** Lines of text, or the cells of a table. */
export type PageBlock = { kind: 'lines'; rows: Segment[][] } | { kind: 'table'; rows: string[][] };

interface Column {
  x: number;
  right: number;
}

interface Table {
  rows: string[][];
  columns: readonly Column[];
}

const ALIGNED = 0.6;
/** In sizes of the letters. */
const EDGE_TOLERANCE = 0.6;
const LINE_GAP = 1.6;
/** Share of the rows that may reach over the space between two columns. */
const CROSSING = 0.15;
/** In points. */
const NARROWEST_GAP = 3;
/** Share of the columns whose cells must be aligned. */
const ALIGNED_COLUMNS = 0.75;

/** Parts a region of a page into tables and what is between them. */
export function findTables(region: readonly Segment[]): PageBlock[] {
  const rows = rowsOf(region);
  const blocks: PageBlock[] = [];
  let at = 0;
  while (at < rows.length) {
    const end = endOfRun(rows, at);
    const table = end > at ? readTable(rows.slice(at, end)) : null;
    if (table) {
      at = takeRest(rows, end, table);
      blocks.push({ kind: 'table', rows: table.rows });
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

/** The last cell may go on in lines of its own below the last row. */
function takeRest(rows: readonly (readonly Segment[])[], end: number, { rows: table, columns }: Table): number {
  let at = end;
  for (let row = rows[at]; row?.length === 1; row = rows[++at]) {
    const [segment] = row;
    const last = table.at(-1);
    const column = segment ? columnAt(columns, segment) : 0;
    const isUnder = segment && column > 0 && segment.x >= (columns[column]?.x ?? 0) - segment.size;
    if (!isUnder || !last || gapOf(rows[at - 1] ?? [], row) > LINE_GAP) break;
    last[column] = `${last[column] ?? ''} ${segment.text}`.trim();
  }
  return at;
}

/** Distance of the baselines in sizes of the letters. */
const gapOf = (upper: readonly Segment[], lower: readonly Segment[]): number =>
  ((upper[0]?.y ?? 0) - (lower[0]?.y ?? 0)) / Math.max(1, lower[0]?.size ?? 1, upper[0]?.size ?? 1);

/** Null where the cells do not stand one under the other. */
function readTable(rows: readonly (readonly Segment[])[]): Table | null {
  const several = rows.filter((row) => row.length > 1);
  const columns = columnsOf(several);
  const isLarge = columns.length >= 3 ? several.length >= 2 : several.length >= 3;
  if (columns.length < 2 || !isLarge || !isAligned(several, columns)) return null;
  const table: string[][] = [];
  let before: readonly Segment[] | undefined;
  for (const row of rows) {
    const cells = columns.map(() => '');
    for (const segment of row.flatMap((one) => cellsOf(one, columns))) {
      const column = columnAt(columns, segment);
      cells[column] = cells[column] ? `${cells[column]} ${segment.text}` : segment.text;
    }
    const last = table.at(-1);
    if (before && last && goesOn(last, cells) && gapOf(before, row) < LINE_GAP) addTo(last, cells);
    else table.push(cells);
    before = row;
  }
  return { rows: table, columns };
}

/** Columns lie between the stretches that hardly any row covers. */
function columnsOf(rows: readonly (readonly Segment[])[]): Column[] {
  const from = Math.min(...rows.map((row) => row[0]?.x ?? Infinity));
  const to = Math.max(...rows.map((row) => Math.max(...row.map(({ right }) => right))));
  const covered = new Uint32Array(Math.max(1, Math.min(5000, Math.ceil(to - from))));
  for (const { x, right } of rows.flat()) {
    const last = Math.min(covered.length, Math.ceil(right - from));
    for (let point = Math.max(0, Math.floor(x - from)); point < last; point++) {
      covered[point] = (covered[point] ?? 0) + 1;
    }
  }
  const most = Math.floor(CROSSING * rows.length);
  const columns: Column[] = [];
  covered.forEach((count, point) => {
    if (count <= most) return;
    const last = columns.at(-1);
    const x = from + point;
    if (last && x - last.right < NARROWEST_GAP) last.right = x + 1;
    else columns.push({ x, right: x + 1 });
  });
  return columns;
}

/** A wide gap is not always found: words that stand under other columns are cells of their own. */
function cellsOf(segment: Segment, columns: readonly Column[]): Segment[] {
  const reached = columns.filter(({ x, right }) => x < segment.right && right > segment.x);
  const words = segment.text.split(' ');
  if (reached.length < 2 || words.length < 2) return [segment];
  const width = (segment.right - segment.x) / segment.text.length;
  let x = segment.x;
  const cells: Segment[] = [];
  for (const text of words) {
    const word = { ...segment, text, x, right: x + text.length * width };
    x = word.right + width;
    const before = cells.at(-1);
    if (before && columnAt(columns, before) === columnAt(columns, word)) {
      before.text += ` ${text}`;
      before.right = word.right;
    } else cells.push(word);
  }
  return cells;
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
  const aligned = cells.filter((column) => {
    const tolerance = EDGE_TOLERANCE * (column[0]?.size ?? 10);
    return edges.some((edge) => {
      const places = column.map(edge).sort((one, other) => one - other);
      const middle = places[Math.floor(places.length / 2)] ?? 0;
      return places.filter((place) => Math.abs(place - middle) <= tolerance).length >= ALIGNED * places.length;
    });
  });
  return aligned.length >= ALIGNED_COLUMNS * cells.length;
}

/** A line with an empty first cell right below goes on in some of the cells above it. */
const goesOn = (above: readonly string[], cells: readonly string[]): boolean =>
  cells[0] === '' &&
  countFilled(cells) < countFilled(above) &&
  cells.every((cell, at) => cell === '' || above[at] !== '');

const countFilled = (cells: readonly string[]): number => cells.filter((cell) => cell !== '').length;

function addTo(row: string[], cells: readonly string[]): void {
  cells.forEach((cell, at) => {
    if (cell !== '') row[at] = row[at] ? `${row[at]} ${cell}` : cell;
  });
}
