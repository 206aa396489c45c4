import type { Box } from '../../core/picture';
import type { TextCell } from '../../core/ports/picture-decoder';
import { around, bottomOf, middleOf, rightOf } from './boxes';
import { arrowOf, boundOf, type Glyph, glyphsOf, outlineOf } from './glyphs';
import type { GreyPicture } from './grey-picture';
import { piecesOf } from './pieces';

const DARK = 150;
/** All below as shares of the height of letters. */
const GAP = 0.8;
const SAME_LINE = 0.55;
const SPECK = 0.1;
const APART = 0.12;

/**
 * Where text stands on a straight page without ruled lines, top to bottom and left to right.
 * @param letter how high letters are, in dots
 */
export function textCells(page: GreyPicture, letter: number): TextCell[] {
  const pieces = piecesOf(page, DARK).filter(
    ({ width, height }) =>
      height <= 2.5 * letter && width <= 12 * letter && Math.max(width, height) > SPECK * letter && width * height >= 6,
  );
  const isLetter = ({ width, height }: Box): boolean => height >= 0.4 * letter || width >= 0.5 * letter;
  const small = pieces.filter((piece) => !isLetter(piece));
  const groups = rowsOf(pieces.filter(isLetter), letter).flatMap((row) => groupsOf(row, letter));
  return groups.flatMap((group) => cellsOf(page, withSmall(group, small, letter), letter));
}

/** Pieces whose middles are at one height. */
function rowsOf(pieces: readonly Box[], letter: number): Box[][] {
  const rows: { y: number; boxes: Box[] }[] = [];
  for (const piece of [...pieces].sort((one, other) => other.height - one.height)) {
    const { y } = middleOf(piece);
    const far = (row: { y: number }): number => Math.abs(row.y - y);
    const nearest = rows.reduce<(typeof rows)[number] | null>(
      (best, row) => (best === null || far(row) < far(best) ? row : best),
      null,
    );
    if (nearest && far(nearest) < SAME_LINE * letter) nearest.boxes.push(piece);
    else rows.push({ y, boxes: [piece] });
  }
  return rows.sort((one, other) => one.y - other.y).map(({ boxes }) => boxes);
}

function groupsOf(row: readonly Box[], letter: number): Box[][] {
  const groups: Box[][] = [];
  let end = -Infinity;
  for (const piece of [...row].sort((one, other) => one.left - other.left)) {
    if (piece.left - end > GAP * letter) groups.push([]);
    groups.at(-1)?.push(piece);
    end = Math.max(end, rightOf(piece));
  }
  return groups;
}

/** With the points and strokes of its letters. */
function withSmall(group: readonly Box[], small: readonly Box[], letter: number): Box[] {
  const box = around(group);
  const near = small.filter((piece) => {
    const isAcross = piece.left >= box.left - 0.5 * letter && rightOf(piece) <= rightOf(box) + 0.5 * letter;
    return isAcross && piece.top >= box.top - 0.15 * letter && bottomOf(piece) <= bottomOf(box) + 0.25 * letter;
  });
  return [...group, ...near];
}

/** An arrow stands at an end of what is written together. */
function signOf(page: GreyPicture, glyph: Glyph, letter: number, before?: Glyph, after?: Glyph): TextCell['sign'] {
  const bound = boundOf(page, glyph, letter);
  if (bound !== null || (before && after)) return bound;
  const gap = before ? glyph.box.left - rightOf(before.box) : after ? after.box.left - rightOf(glyph.box) : letter;
  return gap >= APART * letter ? arrowOf(page, glyph, letter) : null;
}

/** A group, with the signs that are known by their shape as cells of their own. */
function cellsOf(page: GreyPicture, pieces: readonly Box[], letter: number): TextCell[] {
  const line = around(pieces);
  const cells: TextCell[] = [];
  let rest: Glyph[] = [];
  const flush = (): void => {
    const box = rest.length > 0 && around(rest.map((glyph) => glyph.box));
    if (box) cells.push({ box, sign: null, outline: outlineOf(rest, line, letter) });
    rest = [];
  };
  const glyphs = glyphsOf(pieces);
  for (const [at, glyph] of glyphs.entries()) {
    const sign = signOf(page, glyph, letter, glyphs[at - 1], glyphs[at + 1]);
    if (sign === null) rest.push(glyph);
    else {
      flush();
      cells.push({ box: glyph.box, sign, outline: 'x' });
    }
  }
  flush();
  return cells;
}
