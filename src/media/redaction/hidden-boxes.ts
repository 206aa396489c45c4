import type { Box, PictureWord } from '../../core/picture';
import type { Direction } from '../report/level-lines';
import { widthOf } from './line-text';

/** Of the width of a Chinese character: places within a word are estimated. */
const SLACK = 0.4;

/** Boxes of words, or of the parts of them, that are hidden. */
export function hiddenBoxes(hidden: ReadonlyMap<PictureWord, readonly (string | null)[]>, direction: Direction): Box[] {
  return [...hidden].flatMap(([word, marks]) => {
    const first = marks.findIndex((mark) => mark !== null);
    if (first < 0) return [];
    if (!marks.includes(null)) return [word.box];
    const last = marks.findLastIndex((mark) => mark !== null);
    return [partOfBox(word, { from: first, to: last + 1 }, direction)];
  });
}

function partOfBox({ text, box }: PictureWord, part: { from: number; to: number }, { x, y }: Direction): Box {
  const width = (start: number, end: number): number =>
    Array.from(text.slice(start, end)).reduce((sum, one) => sum + widthOf(one), 0);
  const total = width(0, text.length) || 1;
  const from = part.from === 0 ? 0 : Math.max(0, (width(0, part.from) - SLACK) / total);
  const to = part.to === text.length ? 1 : Math.min(1, (width(0, part.to) + SLACK) / total);
  const isAcross = Math.abs(y) > Math.abs(x);
  const isBackwards = (isAcross ? y : x) < 0;
  const [start, end] = isBackwards ? [1 - to, 1 - from] : [from, to];
  return isAcross
    ? { ...box, top: box.top + start * box.height, height: (end - start) * box.height }
    : { ...box, left: box.left + start * box.width, width: (end - start) * box.width };
}
