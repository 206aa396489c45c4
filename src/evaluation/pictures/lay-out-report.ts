import { PageCanvas, textWidth } from './page-canvas';
import type { DescribedReport, DescribedRow } from './page-description';

/** A4 at 150 dots an inch. */
const [WIDTH, HEIGHT] = [1240, 1754];
const MARGIN = 70;
const GAP = 26;

const sizes = {
  ruled: { letters: 22, row: 40 },
  plain: { letters: 22, row: 38 },
  'two-column': { letters: 18, row: 32 },
  dense: { letters: 19, row: 27 },
} as const;

/** Draws a laboratory report as hospitals print them. */
export function layOutReport(report: DescribedReport): PageCanvas {
  const page = new PageCanvas(WIDTH, HEIGHT);
  page.text(report.hospital, { x: WIDTH / 2, y: 80, size: 34, anchor: 'middle', isBold: true });
  page.text(report.title, { x: WIDTH / 2, y: 132, size: 29, anchor: 'middle' });
  const top = drawHeader(page, report) + 16;
  const bottom = drawTables(page, report, top);
  drawFooter(page, report.footer, bottom + 30);
  return page;
}

/** @returns where it ends */
function drawHeader(page: PageCanvas, { header }: DescribedReport): number {
  const { letters } = sizes.plain;
  let [x, y] = [MARGIN, 196];
  for (const { label, value } of header) {
    const text = `${label.replace(/[:：]$/, '')}：${value}`;
    const width = textWidth(text, letters) + 2 * GAP;
    if (x > MARGIN && x + width > WIDTH - MARGIN) [x, y] = [MARGIN, y + 36];
    page.text(text, { x, y, size: letters });
    x += Math.max(width, 270);
  }
  return y + 20;
}

function drawTables(page: PageCanvas, report: DescribedReport, top: number): number {
  const { rows, layout } = report;
  if (layout !== 'two-column') return drawTable(page, report, { rows, left: MARGIN, right: WIDTH - MARGIN, top });
  const half = Math.ceil(rows.length / 2);
  const middle = WIDTH / 2;
  const left = { rows: rows.slice(0, half), left: MARGIN / 2, right: middle - GAP / 2, top };
  const right = { rows: rows.slice(half), left: middle + GAP / 2, right: WIDTH - MARGIN / 2, top };
  return Math.max(drawTable(page, report, left), drawTable(page, report, right));
}

interface TablePlace {
  rows: readonly DescribedRow[];
  left: number;
  right: number;
  top: number;
}

function drawTable(
  page: PageCanvas,
  { columns, layout, rows: all }: DescribedReport,
  { rows, left, right, top }: TablePlace,
): number {
  const { row: height } = sizes[layout];
  const grid = [columns, ...rows.map(({ cells }) => cells)];
  const { letters, starts } = columnsOf(
    [columns, ...all.map(({ cells }) => cells)],
    right - left,
    sizes[layout].letters,
  );
  grid.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const x = left + (starts[column] ?? 0) + GAP / 4;
      page.text(cell, { x, y: top + (row + 0.5) * height, size: letters });
    });
  });
  const bottom = top + grid.length * height;
  const lines = layout === 'ruled' ? grid.map((_, row) => top + row * height) : [top, top + height];
  for (const y of [...lines, bottom]) page.line(left, y, right, y);
  if (layout === 'ruled') {
    for (const x of [...starts.map((start) => left + start), right]) page.line(x, top, x, bottom);
  }
  return bottom;
}

/** As wide as their longest cells; what is left over is shared out, and letters become smaller where all does not fit. */
function columnsOf(grid: readonly (readonly string[])[], room: number, wanted: number) {
  const widest = (grid[0] ?? []).map((_, column) =>
    Math.max(...grid.map((cells) => textWidth(cells[column] ?? '', 1))),
  );
  const gap = Math.min(GAP, room / (3 * widest.length));
  const sum = widest.reduce((total, width) => total + width, 0);
  const letters = Math.min(wanted, (room - gap * widest.length) / sum);
  const spare = (room - gap * widest.length - sum * letters) / widest.length;
  const starts: number[] = [];
  let at = 0;
  for (const width of widest) {
    starts.push(at);
    at += width * letters + gap + spare;
  }
  return { letters, starts };
}

function drawFooter(page: PageCanvas, footer: readonly string[], top: number): void {
  const size = 20;
  let [x, y] = [MARGIN, top];
  for (const text of footer) {
    const width = textWidth(text, size) + 2 * GAP;
    if (x > MARGIN && x + width > WIDTH - MARGIN) [x, y] = [MARGIN, y + 34];
    page.text(text, { x, y, size });
    x += width;
  }
}
