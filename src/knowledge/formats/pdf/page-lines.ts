import type { TextRun } from './text-runs';

/** Text on one baseline without a wide gap: a line of a column, or a cell. */
export interface Segment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** Of its first letters. */
  font: string;
}

/** A wider gap than this, in sizes of the letters, begins another segment. */
const WIDE_GAP = 1;
const SPACE_GAP = 0.17;
const SAME_BASELINE = 0.45;
const WIDE_LETTER = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** Puts the runs of a page together, from top to bottom and from left to right. */
export function readSegments(runs: readonly TextRun[]): Segment[] {
  return rowsOf(runs.map(toSegment)).flatMap(joinRow);
}

const toSegment = ({ text, x, y, width, size, font }: TextRun): Segment => ({
  text,
  x,
  right: x + width,
  y,
  size,
  font,
});

/** Segments of one baseline each, from top to bottom. */
export function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: { y: number; size: number; segments: Segment[] }[] = [];
  for (const segment of [...segments].sort((one, other) => other.y - one.y)) {
    const row = rows.at(-1);
    // Raised and lowered figures are smaller and belong to the larger letters beside them.
    if (row && row.y - segment.y <= SAME_BASELINE * Math.max(row.size, segment.size)) {
      row.segments.push(segment);
      if (segment.size > row.size) Object.assign(row, { y: segment.y, size: segment.size });
    } else rows.push({ y: segment.y, size: segment.size, segments: [segment] });
  }
  return rows.map((row) => row.segments.sort((one, other) => one.x - other.x));
}

function joinRow(row: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of row) {
    const before = joined.at(-1);
    const gap = before ? segment.x - before.right : Infinity;
    const size = before ? Math.max(before.size, segment.size) : segment.size;
    if (before && gap < WIDE_GAP * size) append(before, segment, gap > SPACE_GAP * size);
    else joined.push({ ...segment });
  }
  for (const segment of joined) segment.text = tidy(segment.text);
  return joined.filter(({ text }) => text !== '');
}

const tidy = (text: string): string => (/^\s|\s$|\s{2}|[^\S ]/.test(text) ? text.trim().replace(/\s+/g, ' ') : text);

function append(before: Segment, next: Segment, isApart: boolean): void {
  // The same letters on the same spot are how some programs print bold.
  const isPrintedTwice = next.text === before.text && Math.abs(next.x - before.x) < 0.2 * next.size;
  if (isPrintedTwice) return;
  const last = before.text.at(-1) ?? '';
  const first = next.text.charAt(0);
  const isTight = WIDE_LETTER.test(last) && WIDE_LETTER.test(first);
  before.text += (isApart && !isTight && last !== ' ' && first !== ' ' ? ' ' : '') + next.text;
  before.right = Math.max(before.right, next.right);
  if (next.text.length > before.text.length / 2) before.y = next.y;
  before.size = Math.max(before.size, next.size);
}

/** Chinese needs no space between the lines of a paragraph. */
export function joinLines(before: string, next: string): string {
  if (before === '') return next;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next;
  if (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(next)) return before.slice(0, -1) + next;
  const isTight = WIDE_LETTER.test(before.at(-1) ?? '') && WIDE_LETTER.test(next.charAt(0));
  return before + (isTight ? '' : ' ') + next;
}
