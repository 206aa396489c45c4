import type { GreyPicture } from './grey-picture';

const DARK = 170;
const WHITE = 255;
/** Breaks in a ruled line, in dots. */
const GAP = 3;

interface Rules {
  /** Longer than any stroke of a letter. */
  shortest: number;
  thickest: number;
}

/** A straight page without its ruled lines; strokes that cross them stay. */
export function withoutRules(page: GreyPicture, rules: Rules): GreyPicture {
  const { data, width, height } = page;
  const clean = Uint8Array.from(data);
  eraseLines({ data, clean, along: 1, across: width, length: width, count: height }, rules);
  eraseLines({ data, clean, along: width, across: 1, length: height, count: width }, rules);
  return { data: clean, width, height };
}

interface Scan {
  data: Uint8Array;
  clean: Uint8Array;
  /** From a dot to the next of the line, and to that of the next line. */
  along: number;
  across: number;
  length: number;
  count: number;
}

function eraseLines(scan: Scan, { shortest, thickest }: Rules): void {
  const { data, along, across, length, count } = scan;
  for (let line = 0; line < count; line++) {
    let [start, last] = [-1, -1];
    for (let at = 0; at <= length; at++) {
      const isDark = at < length && (data[line * across + at * along] ?? WHITE) < DARK;
      if (isDark) {
        if (start < 0) start = at;
        last = at;
      } else if (start >= 0 && (at - last > GAP || at === length)) {
        if (last - start >= shortest) eraseRun(scan, { line, start, last, thickest });
        start = -1;
      }
    }
  }
}

interface Run {
  line: number;
  start: number;
  last: number;
  thickest: number;
}

function eraseRun({ data, clean, along, across, count }: Scan, { line, start, last, thickest }: Run): void {
  for (let at = start; at <= last; at++) {
    const isDark = (row: number): boolean =>
      row >= 0 && row < count && (data[row * across + at * along] ?? WHITE) < DARK;
    let [from, to] = [line, line];
    while (to - from <= thickest && isDark(from - 1)) from--;
    while (to - from <= thickest && isDark(to + 1)) to++;
    if (to - from + 1 > thickest) continue;
    for (let row = Math.max(0, from - 2); row <= Math.min(count - 1, to + 2); row++) {
      clean[row * across + at * along] = WHITE;
    }
  }
}
