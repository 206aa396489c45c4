import type { PageBox } from './page-images';
import type { Segment } from './page-lines';

/** From the upper left corner of the page, in points. */
export interface DrawnRegion {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface PageContent {
  segments: readonly Segment[];
  paths: readonly PageBox[];
  /** Corners of the page. */
  view: readonly number[];
}

/** In points. */
const FARTHEST_FROM_CAPTION = 90;
const GAP = 12;
const MARGIN = 4;
const NARROWEST = 80;
const LOWEST = 50;
const FEWEST_PATHS = 3;
/** Of the page; what takes more is its background. */
const LARGEST = 0.8;
/** A line with so many letters, wide ones counted twice, that no path frames is text of the page. */
const LETTERS_OF_TEXT = 36;
/** Words reach over their frame now and then. */
const FRAMED = 0.85;
const MOST_ROUNDS = 200;

/** What is drawn right above a caption, with the words in it; null where nothing is that looks like a figure. */
export function drawnRegion(caption: Segment, { segments, paths, view }: PageContent): DrawnRegion | null {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view;
  const whole = (x1 - x0) * (y1 - y0);
  const drawn = paths
    .map((path) => ({
      left: Math.max(x0, path.left),
      right: Math.min(x1, path.right),
      bottom: Math.max(y0, path.bottom),
      top: Math.min(y1, path.top),
    }))
    .filter(
      ({ left, right, bottom, top }) =>
        right >= left && top >= bottom && (right - left) * (top - bottom) < LARGEST * whole,
    );
  const floor = caption.y + caption.size * 0.8;
  const ceiling = Math.min(
    y1,
    ...segments.filter((one) => one.y > floor && isText(one, drawn)).map(({ y, size }) => y - 0.3 * size),
  );
  const parts = drawn.filter(({ bottom, top }) => bottom >= floor - GAP && top <= ceiling + 1);
  const words = segments.filter((one) => one.y > floor && one.y + one.size <= ceiling + 1).map(boxOf);
  const near = parts.filter(
    ({ left, right, bottom }) =>
      bottom - floor <= FARTHEST_FROM_CAPTION && left < caption.right + GAP && right > caption.x - GAP,
  );
  const [first] = near;
  if (!first) return null;
  const { region, count } = grown(first, parts, words);
  const [width, height] = [region.right - region.left, region.top - region.bottom];
  if (count < FEWEST_PATHS || width < NARROWEST || height < LOWEST) return null;
  const left = Math.max(x0, region.left - MARGIN);
  const top = Math.min(y1, region.top + MARGIN);
  return {
    left: left - x0,
    top: y1 - top,
    width: Math.min(x1, region.right + MARGIN) - left,
    height: top - Math.max(y0, Math.max(floor - GAP, region.bottom - MARGIN)),
  };
}

/** Takes in what touches, until nothing more does. `count`: of the paths. */
function grown(
  first: PageBox,
  paths: readonly PageBox[],
  words: readonly PageBox[],
): { region: PageBox; count: number } {
  let region = first;
  let left = [...paths.map((box) => ({ box, isPath: true })), ...words.map((box) => ({ box, isPath: false }))];
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const touching = left.filter(({ box }) => touches(region, box));
    if (touching.length === 0) break;
    for (const { box, isPath } of touching) {
      region = joined(region, box);
      if (isPath) count++;
    }
    left = left.filter((one) => !touching.includes(one));
  }
  return { region, count };
}

const touches = (one: PageBox, other: PageBox): boolean =>
  other.left <= one.right + GAP &&
  other.right >= one.left - GAP &&
  other.bottom <= one.top + GAP &&
  other.top >= one.bottom - GAP;

const joined = (one: PageBox, other: PageBox): PageBox => ({
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
  top: Math.max(one.top, other.top),
});

const boxOf = ({ x, right, y, size }: Segment): PageBox => ({ left: x, right, bottom: y - 0.2 * size, top: y + size });

function isText(segment: Segment, drawn: readonly PageBox[]): boolean {
  const letters = segment.text.length + (segment.text.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);
  if (letters < LETTERS_OF_TEXT) return false;
  const { left, right, bottom, top } = boxOf(segment);
  return !drawn.some((box) => {
    const shared = Math.min(box.right, right) - Math.max(box.left, left);
    return shared >= FRAMED * (right - left) && box.bottom <= bottom && box.top >= top;
  });
}
