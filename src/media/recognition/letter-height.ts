import type { GreyPicture } from './grey-picture';
import { piecesOf } from './pieces';

const DARK = 150;
const [LEAST, MOST] = [5, 90];
const FEWEST = 30;
/** Of the heights of all pieces: Chinese characters come in parts, so that the whole is among the taller. */
const SHARE = 0.75;

/** How high the letters of an evenly lit page are, in dots; null where there are hardly any. */
export function letterHeight(page: GreyPicture): number | null {
  const heights = piecesOf(page, DARK)
    .filter(({ width, height }) => height >= LEAST && height <= MOST && width >= 2 && width <= 3 * height)
    .map(({ height }) => height)
    .sort((one, other) => one - other);
  return heights.length < FEWEST ? null : (heights[Math.floor(heights.length * SHARE)] ?? null);
}
