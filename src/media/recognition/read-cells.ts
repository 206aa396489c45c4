import type { Box, PictureLine, PictureWord } from '../../core/picture';
import type { PreparedPage, TextCell } from '../../core/ports/picture-decoder';
import { around, bottomOf, middleOf, rightOf } from './boxes';
import { asOutlined, bestReading, isDoubtful, type Reading, readingOf } from './cell-reading';
import { mapped } from './homography';
import { linesOf } from './lines-of';

const SIGN_CONFIDENCE = 0.9;

/** The lines of a page as read by several passes, in places of the picture that the page was made of. */
export function readCells(page: PreparedPage, passes: readonly (readonly PictureWord[])[]): PictureLine[] {
  const best = bestReadings(page, passes);
  const words = page.cells.flatMap((cell, at) => {
    if (cell.sign !== null) return [signWord(cell)];
    const reading = best[at];
    return reading ? cellWords(cell, reading) : [];
  });
  return linesOf(words).map((line) => placed(line, page.toPicture));
}

/** Whether further passes could tell more. */
export function hasDoubts(page: PreparedPage, passes: readonly (readonly PictureWord[])[]): boolean {
  const best = bestReadings(page, passes);
  return page.cells.some((cell, at) => {
    const reading = best[at];
    return cell.sign === null && reading !== undefined && isDoubtful(reading, cell);
  });
}

function bestReadings({ cells }: PreparedPage, passes: readonly (readonly PictureWord[])[]): Reading[] {
  const perPass = passes.map((words) => dealt(cells, words));
  return cells.map((cell, at) =>
    bestReading(
      cell,
      perPass.map((words) => readingOf(words[at] ?? [])),
    ),
  );
}

const signWord = ({ box, sign }: TextCell): PictureWord => ({ text: sign ?? '', box, confidence: SIGN_CONFIDENCE });

function cellWords(cell: TextCell, { words, text, confidence }: Reading): PictureWord[] {
  // A raised star after a figure marks it.
  const close = text.replace(/\s/g, '').replace(/(?<=\d)["”“°'’‘*]+$/, '*');
  if (/^[\d.,:·<>()xX×*^AHL一—–~-]+$/.test(close) && /\d/.test(close)) {
    return [{ text: asOutlined(close, cell.outline), box: cell.box, confidence }];
  }
  return words.map((word) => ({
    ...word,
    text: word.text.replace(/(?<=10)A?\^|(?<=[xX×]10)[A4](?=\d)/, '^'),
  }));
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
