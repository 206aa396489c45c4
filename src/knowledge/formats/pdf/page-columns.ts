import { rowsOf, type Segment } from './page-lines';

const DEEPEST = 4;
const LEAST_LINES = 4;
/** Of the lines of a column, so many reach over most of its width. */
const FULL_SHARE = 0.5;
const FULL_WIDTH = 0.55;
const MOST_CROSSING = 0.35;
const STEP = 2;

/** Parts of a page in reading order: what stands in columns is read column by column. */
export function splitColumns(segments: readonly Segment[], depth = 0): Segment[][] {
  const gutter = depth < DEEPEST ? findGutter(segments) : null;
  if (gutter === null) return segments.length === 0 ? [] : [[...segments]];
  const parts: Segment[][] = [];
  let [left, right, across]: [Segment[], Segment[], Segment[]] = [[], [], []];
  const flushColumns = (): void => {
    parts.push(...splitColumns(left, depth + 1), ...splitColumns(right, depth + 1));
    [left, right] = [[], []];
  };
  const flushAcross = (): void => {
    if (across.length > 0) parts.push(across);
    across = [];
  };
  for (const row of rowsOf(segments)) {
    if (row.some((segment) => segment.x < gutter && segment.right > gutter)) {
      if (left.length > 0 || right.length > 0) flushColumns();
      across.push(...row);
    } else {
      flushAcross();
      for (const segment of row) (segment.right <= gutter ? left : right).push(segment);
    }
  }
  flushColumns();
  flushAcross();
  return parts;
}

/** Where a column ends and the next begins; null where the page has no columns of text. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * LEAST_LINES) return null;
  const from = Math.min(...segments.map(({ x }) => x));
  const to = Math.max(...segments.map(({ right }) => right));
  const bins = new Uint32Array(Math.max(1, Math.min(5000, Math.ceil((to - from) / STEP))));
  for (const { x, right } of segments) {
    const last = Math.min(bins.length, Math.ceil((right - from) / STEP));
    for (let bin = Math.max(0, Math.floor((x - from) / STEP)); bin < last; bin++) bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let best: { at: number; crossing: number } | null = null;
  for (let bin = Math.floor(bins.length * 0.2); bin < bins.length * 0.8; bin++) {
    const crossing = bins[bin] ?? 0;
    if (best && crossing >= best.crossing) continue;
    best = { at: bin, crossing };
  }
  if (!best) return null;
  let end = best.at;
  while (end + 1 < bins.length && bins[end + 1] === best.crossing) end++;
  const gutter = from + ((best.at + end + 1) / 2) * STEP;
  return isBetweenColumns(segments, gutter) ? gutter : null;
}

function isBetweenColumns(segments: readonly Segment[], gutter: number): boolean {
  const left = segments.filter(({ right }) => right <= gutter);
  const right = segments.filter(({ x }) => x >= gutter);
  const crossing = segments.length - left.length - right.length;
  if (crossing > MOST_CROSSING * segments.length) return false;
  const rows = rowsOf(segments);
  if (rows.filter((row) => row.length > 2).length > 0.3 * rows.length) return false;
  return [left, right].every(isTextColumn);
}

function isTextColumn(segments: readonly Segment[]): boolean {
  if (segments.length < LEAST_LINES) return false;
  const from = Math.min(...segments.map(({ x }) => x));
  const width = Math.max(...segments.map(({ right }) => right)) - from;
  const full = segments.filter((segment) => segment.right - segment.x >= FULL_WIDTH * width);
  const sizes = segments.map(({ size }) => size).sort((one, other) => one - other);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 10;
  return full.length >= FULL_SHARE * segments.length && width >= 8 * size;
}
