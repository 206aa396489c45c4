import type { PictureLine, PictureWord } from '../../core/picture';

/** A word as it stands on a level page; in units of the height of its letters nothing is implied. */
export interface LevelWord {
  text: string;
  left: number;
  right: number;
  middle: number;
  height: number;
  word: PictureWord;
}

/** Words of one printed line from left to right, lines from top to bottom. */
export interface LevelLine {
  words: readonly LevelWord[];
  middle: number;
  height: number;
}

/** The direction in which the lines of a page run, as a unit vector; (1, 0) on a level one. */
export interface Direction {
  x: number;
  y: number;
}

/** The direction of all lines together: each counts by its length. */
export function directionOf(lines: readonly PictureLine[]): Direction {
  let x = 0;
  let y = 0;
  for (const { words } of lines) {
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last || first === last) continue;
    const from = centreOf(first);
    const to = centreOf(last);
    x += to.x - from.x;
    y += to.y - from.y;
  }
  const length = Math.hypot(x, y);
  return length > 0 ? { x: x / length, y: y / length } : { x: 1, y: 0 };
}

/** The lines turned level, those that stand side by side at one height joined. */
export function levelLines(lines: readonly PictureLine[]): LevelLine[] {
  const direction = directionOf(lines);
  const level = lines
    .map((line) => lineOf(levelWords(line, direction)))
    .filter((line) => line.words.length > 0)
    .sort((one, other) => one.middle - other.middle);
  const joined: LevelLine[] = [];
  for (const line of level) {
    const at = joined.findLastIndex((earlier) => standsBeside(earlier, line));
    const beside = joined[at];
    if (beside) joined[at] = lineOf([...beside.words, ...line.words]);
    else joined.push(line);
  }
  return joined;
}

/** The words of one line, turned level. */
export const levelWords = ({ words }: PictureLine, direction: Direction): LevelWord[] =>
  words.filter(({ text }) => text.trim() !== '').map((word) => levelWord(word, direction));

function lineOf(words: readonly LevelWord[]): LevelLine {
  const count = Math.max(1, words.length);
  return {
    words: [...words].sort((one, other) => one.left - other.left),
    middle: words.reduce((sum, { middle }) => sum + middle, 0) / count,
    height: words.reduce((sum, { height }) => sum + height, 0) / count,
  };
}

function standsBeside(one: LevelLine, other: LevelLine): boolean {
  if (Math.abs(one.middle - other.middle) > 0.4 * Math.min(one.height, other.height)) return false;
  return other.words.every((word) =>
    one.words.every(({ left, right }) => word.right <= left + 2 || word.left >= right - 2),
  );
}

function centreOf({ box }: PictureWord): { x: number; y: number } {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** On a turned page the upright box of a word is larger than the word: its sides are worked out from those of the box. */
function levelWord(word: PictureWord, { x, y }: Direction): LevelWord {
  const centre = centreOf(word);
  const along = Math.abs(x);
  const across = Math.abs(y);
  const { width, height } = word.box;
  const share = along * along - across * across;
  const isSlanted = across > 0.05 && along > 0.05 && Math.abs(share) > 0.3;
  const length = isSlanted ? (width * along - height * across) / share : along > across ? width : height;
  const thickness = isSlanted ? (height * along - width * across) / share : along > across ? height : width;
  const middle = centre.y * x - centre.x * y;
  const at = centre.x * x + centre.y * y;
  const half = Math.max(1, length) / 2;
  return { text: word.text.trim(), left: at - half, right: at + half, middle, height: Math.max(1, thickness), word };
}
