import { captionIn, shortCaption } from './captions';
import type { CaptionStarts, PictureMark } from './picture-mark';

interface Line {
  start: number;
  text: string;
}

type Region = Pick<PictureMark, 'start' | 'end'>;

const LONGEST_LINE = 600;

/** Captions of pictures, in order, from the lines next to them; empty where there is none. A caption belongs to pictures that stand together. */
export function captionsBeside(text: string, marks: readonly Region[], styled: CaptionStarts = new Set()): string[] {
  const captionOf = ({ start, text: line }: Line): string | null =>
    styled.has(start) ? shortCaption(line) : captionIn(line, 'figure');
  const takenFromAbove = new Set<number>();
  return marks.map((mark, at) => {
    const above = lineBefore(text, mark, marks.slice(0, at));
    const below = lineAfter(text, mark, marks.slice(at + 1));
    const [upper, lower] = [above && captionOf(above), below && captionOf(below)];
    const isUpperFree = above !== null && upper !== null && !takenFromAbove.has(above.start);
    const belongsToNext = below !== null && lower !== null && isFollowedByMark(text, below, marks);
    if (isUpperFree && (lower === null || belongsToNext)) return upper;
    if (below && lower !== null) takenFromAbove.add(below.start);
    return lower ?? '';
  });
}

/** The next line with words, over other pictures. */
function lineAfter(text: string, { end }: Region, later: readonly Region[]): Line | null {
  let at = end;
  for (;;) {
    const region = later.find((one) => one.end > one.start && one.start <= at && at < one.end);
    if (region) {
      at = region.end;
      continue;
    }
    const character = text[at];
    if (character === undefined) return null;
    if (/\s/.test(character)) at++;
    else {
      const line = untilBreak(text, at);
      return { start: at, text: line };
    }
  }
}

/** The last line with words, over other pictures. */
function lineBefore(text: string, { start }: Region, earlier: readonly Region[]): Line | null {
  let at = start;
  for (;;) {
    const region = earlier.findLast((one) => one.end > one.start && one.start < at && at <= one.end);
    if (region) {
      at = region.start;
      continue;
    }
    const character = text[at - 1];
    if (character === undefined) return null;
    if (/\s/.test(character)) at--;
    else {
      const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LONGEST_LINE);
      return { start: from, text: text.slice(from, at) };
    }
  }
}

function isFollowedByMark(text: string, { start, text: line }: Line, marks: readonly Region[]): boolean {
  const next = lineAfter(text, { start, end: start + line.length }, []);
  const until = next?.start ?? text.length;
  return marks.some((mark) => mark.start >= start + line.length && mark.start <= until);
}

function untilBreak(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, Math.min(end < 0 ? text.length : end, at + LONGEST_LINE));
}
