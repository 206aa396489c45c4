import type { Box, PictureLine, PictureWord } from '../../core/picture';
import type { PreparedPage, TextCell } from '../../core/ports/picture-decoder';
import { around, bottomOf, middleOf, rightOf } from './boxes';
import { betterReading, type Reading, readingOf, asOutlined } from './cell-reading';
import { mapped } from './homography';

const SIGN_CONFIDENCE = 0.9;
/** As shares of the height of a line. */
const [SAME_LINE, TOUCHING] = [0.5, 0.35];

/** The lines of a page as read by two passes over its cells, in places of the picture that the page was made of. */
export function readCells(
  page: PreparedPage,
  chinese: readonly PictureWord[],
  latin: readonly PictureWord[],
): PictureLine[] {
  const [ofChinese, ofLatin] = [dealt(page.cells, chinese), dealt(page.cells, latin)];
  const words = page.cells.flatMap((cell, at) =>
    cell.sign === null ? cellWords(cell, ofChinese[at] ?? [], ofLatin[at] ?? []) : [signWord(cell)],
  );
  return linesOf(words).map((line) => placed(line, page.toPicture));
}

const signWord = ({ box, sign }: TextCell): PictureWord => ({ text: sign ?? '', box, confidence: SIGN_CONFIDENCE });

function cellWords(cell: TextCell, chinese: readonly PictureWord[], latin: readonly PictureWord[]): PictureWord[] {
  const { words, text, confidence }: Reading = betterReading(cell, readingOf(chinese), readingOf(latin));
  const close = text.replace(/\s/g, '');
  if (/^[\d.,:·<>()xX×*^AHL一—–~-]+$/.test(close) && /\d/.test(close)) {
    return [{ text: asOutlined(close, cell.outline), box: cell.box, confidence }];
  }
  return [...words];
}

/** The words of each cell: those whose middle is within it. */
function dealt(cells: readonly TextCell[], words: readonly PictureWord[]): PictureWord[][] {
  const perCell: PictureWord[][] = cells.map(() => []);
  for (const word of words) {
    const { x, y } = middleOf(word.box);
    const at = cells.findIndex(
      ({ box, sign }) =>
        sign === null && x >= box.left && x <= rightOf(box) && y >= box.top - 8 && y <= bottomOf(box) + 8,
    );
    perCell[at]?.push(word);
  }
  return perCell;
}

/** Words at one height, from left to right; a sign joins what it touches. */
export function linesOf(words: readonly PictureWord[]): PictureWord[][] {
  const lines: { y: number; height: number; words: PictureWord[] }[] = [];
  for (const word of [...words].sort((one, other) => middleOf(one.box).y - middleOf(other.box).y)) {
    const { y } = middleOf(word.box);
    const line = lines.findLast((one) => Math.abs(one.y - y) < SAME_LINE * Math.max(one.height, word.box.height));
    if (!line) lines.push({ y, height: word.box.height, words: [word] });
    else {
      line.y = (line.y * line.words.length + y) / (line.words.length + 1);
      line.height = Math.max(line.height, word.box.height);
      line.words.push(word);
    }
  }
  return lines
    .sort((one, other) => one.y - other.y)
    .map((line) => joinedSigns(line.words.sort((one, other) => one.box.left - other.box.left)));
}

function joinedSigns(words: readonly PictureWord[]): PictureWord[] {
  const joined: PictureWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isTouching = last && word.box.left - rightOf(last.box) < TOUCHING * last.box.height;
    if (isTouching && /^[≤≥]$/.test(last.text)) {
      joined[joined.length - 1] = { ...word, text: last.text + word.text, box: around([last.box, word.box]) };
    } else joined.push(word);
  }
  return joined;
}

function placed(words: readonly PictureWord[], toPicture: readonly number[]): PictureLine {
  const own = words.map((word) => ({ ...word, box: inPicture(word.box, toPicture) }));
  return { words: own, box: around(own.map(({ box }) => box)) };
}

function inPicture(box: Box, toPicture: readonly number[]): Box {
  const corners = [box.left, rightOf(box)].flatMap((x) =>
    [box.top, bottomOf(box)].map((y) => mapped(toPicture, { x, y })),
  );
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))].map((value) =>
    Math.max(0, Math.floor(value)),
  ) as [number, number];
  const width = Math.ceil(Math.max(...corners.map(({ x }) => x)) - left);
  return { left, top, width, height: Math.ceil(Math.max(...corners.map(({ y }) => y)) - top) };
}
