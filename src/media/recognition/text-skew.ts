import type { GreyPicture } from './grey-picture';
import { coarse } from './local-light';

const LONGEST_SIDE = 1100;
const MOST_DEGREES = 15;
const DARK = 160;

/**
 * By how many radians the lines of a page rise to the right; of an evenly lit page, at most 15 degrees. The turn at which
 * the counts of dark dots by row differ most from one row to the next (projection profile).
 */
export function textSkew(page: GreyPicture): number {
  const { picture } = coarse(page, LONGEST_SIDE);
  const dots = darkDots(picture);
  if (dots.length < 200) return 0;
  const score = (degrees: number): number => sharpness(dots, picture, (degrees * Math.PI) / 180);
  let best = bestOf(score, { from: -MOST_DEGREES, to: MOST_DEGREES, step: 0.5 });
  best = bestOf(score, { from: best - 0.5, to: best + 0.5, step: 0.1 });
  return (best * Math.PI) / 180;
}

function bestOf(score: (degrees: number) => number, { from, to, step }: { from: number; to: number; step: number }) {
  let [best, highest] = [0, -1];
  for (let degrees = from; degrees <= to + step / 2; degrees += step) {
    const found = score(degrees);
    if (found > highest) [best, highest] = [degrees, found];
  }
  return best;
}

/** Upper edges of letters: x and y by turns. */
function darkDots({ data, width, height }: GreyPicture): Int16Array {
  const dots: number[] = [];
  for (let y = 1; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if ((data[at] ?? 0) < DARK && (data[at - width] ?? 0) >= DARK) dots.push(x, y);
    }
  }
  return Int16Array.from(dots);
}

function sharpness(dots: Int16Array, { width, height }: GreyPicture, radians: number): number {
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  const rows = new Uint32Array(width + 2 * height + 2);
  for (let at = 0; at < dots.length; at += 2) {
    const row = Math.round((dots[at + 1] ?? 0) * cosine + (dots[at] ?? 0) * sine) + width;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let at = 1; at < rows.length; at++) sum += ((rows[at] ?? 0) - (rows[at - 1] ?? 0)) ** 2;
  return sum;
}
