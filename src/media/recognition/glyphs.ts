import type { Box } from '../../core/picture';
import { around, bottomOf, rightOf } from './boxes';
import type { GreyPicture } from './grey-picture';

/** Pieces that stand above one another: a letter, or a part of a Chinese character. */
export interface Glyph {
  box: Box;
  pieces: readonly Box[];
}

const DARK = 150;

/** The pieces of a line as letters, from left to right. */
export function glyphsOf(pieces: readonly Box[]): Glyph[] {
  const groups: Box[][] = [];
  let end = -Infinity;
  for (const piece of [...pieces].sort((one, other) => one.left - other.left)) {
    const shared = end - piece.left;
    if (shared > 0.4 * Math.min(piece.width, end - (groups.at(-1)?.[0]?.left ?? 0))) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    end = Math.max(end, rightOf(piece));
  }
  return groups.map((group) => ({ box: around(group), pieces: group }));
}

/** `.` a point on the line, `-` a dash, `^` something small above, `x` anything else. */
export function outlineOf(glyphs: readonly Glyph[], line: Box, letter: number): string {
  const base = baseOf(glyphs, line);
  const outline = glyphs.map(({ box }) => {
    const { width, height } = box;
    if (width <= 0.3 * letter && height <= 0.3 * letter && Math.abs(bottomOf(box) - base) <= 0.15 * letter) return '.';
    if (height <= 0.2 * letter && width > 1.3 * height) return '-';
    return height <= 0.45 * letter && base - bottomOf(box) >= 0.35 * letter ? '^' : 'x';
  });
  return outline.join('');
}

/** Where most letters stand. */
function baseOf(glyphs: readonly Glyph[], line: Box): number {
  const bottoms = glyphs.filter(({ box }) => box.height > 0.6 * line.height).map(({ box }) => bottomOf(box));
  return bottoms.sort((one, other) => one - other)[Math.floor(bottoms.length / 2)] ?? bottomOf(line);
}

/** An arrow that stands by itself: a narrow stem under a head that is widest away from its tip. */
export function arrowOf(page: GreyPicture, { box, pieces }: Glyph, letter: number): '↑' | '↓' | null {
  const { width, height } = box;
  if (pieces.length !== 1 || height < 0.45 * letter || width < 0.3 * height || width > 0.95 * height) return null;
  const extents = Array.from({ length: height }, (_, row) => extentOf(page, box, row));
  if (isArrow(extents, width)) return '↑';
  return isArrow(extents.reverse(), width) ? '↓' : null;
}

/** First and last dark dot of each row, from the tip on. */
function isArrow(extents: readonly (readonly [number, number])[], width: number): boolean {
  const spans = extents.map(([from, to]) => to - from + 1);
  const stem = extents.slice(Math.ceil(extents.length * 0.62), -1);
  const tip = spans.slice(0, Math.max(1, Math.round(extents.length * 0.08)));
  const widest = spans.indexOf(Math.max(...spans)) / spans.length;
  // The head grows towards its widest row; the bar of a cross begins at once.
  const half = spans[Math.round(widest * spans.length * 0.6)] ?? 0;
  const isStem = stem.every(
    ([from, to]) => to - from + 1 <= 0.4 * width && Math.abs((from + to + 1) / 2 - width / 2) <= 0.2 * width,
  );
  return isStem && tip.every((span) => span <= 0.5 * width) && half >= 0.3 * width && widest > 0.12 && widest < 0.62;
}

function extentOf({ data, width: across }: GreyPicture, box: Box, row: number): [number, number] {
  let [from, to] = [box.width, -1];
  for (let x = 0; x < box.width; x++) {
    if ((data[(box.top + row) * across + box.left + x] ?? 255) >= DARK) continue;
    from = Math.min(from, x);
    to = x;
  }
  return [from, to];
}

/** `<` or `>` above a line of its own. */
export function boundOf(page: GreyPicture, { box, pieces }: Glyph, letter: number): '≤' | '≥' | null {
  const [upper, lower, ...others] = [...pieces].sort((one, other) => one.top - other.top);
  if (!upper || !lower || others.length > 0 || box.height < 0.4 * letter || box.width > 1.1 * letter) return null;
  const isAlike = Math.min(upper.width, lower.width) > 0.75 * Math.max(upper.width, lower.width);
  if (!isAlike || upper.height < 1.2 * lower.height || upper.height < 0.35 * letter) return null;
  const first = extentOf(page, upper, Math.round(upper.height / 2));
  const isLeft = first[0] < 0.2 * upper.width && first[1] < 0.6 * upper.width;
  const isRight = first[1] > 0.8 * upper.width && first[0] > 0.4 * upper.width;
  if (isLeft) return '≤';
  return isRight ? '≥' : null;
}
