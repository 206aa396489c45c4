import type { PictureWord } from '../../core/picture';
import { around, middleOf, rightOf } from './boxes';

/** As shares of the height of a line. */
const [SAME_LINE, TOUCHING] = [0.5, 0.35];

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
