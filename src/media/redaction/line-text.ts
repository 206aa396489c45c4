import type { PictureWord } from '../../core/picture';
import type { LevelWord } from '../report/level-lines';

/** A character of a line's text; `word` is null for a blank that was put between two words. */
export interface LineCharacter {
  word: PictureWord | null;
  /** Place in the text of the word as read. */
  at: number;
  /** On the level page. */
  left: number;
  right: number;
}

export interface LineText {
  text: string;
  /** Parallel to `text`. */
  characters: readonly LineCharacter[];
  /** Middle height of its words. */
  height: number;
}

/** `people`: blanks where people would set some. `tight`: none at all. `spaced`: between all words. */
export type Joining = 'people' | 'tight' | 'spaced';

/** Recognised words as one text, in which every character knows where it comes from. */
export function lineText(words: readonly LevelWord[], joining: Joining): LineText {
  const height = words.reduce((sum, word) => sum + word.height, 0) / Math.max(1, words.length);
  let text = '';
  const characters: LineCharacter[] = [];
  words.forEach((level, index) => {
    const before = words[index - 1];
    if (before && isApart(before, level, { joining, height })) {
      text += ' ';
      characters.push({ word: null, at: 0, left: before.right, right: level.left });
    }
    const widths = Array.from(level.word.text, widthOf);
    const total = widths.reduce((sum, width) => sum + width, 0) || 1;
    let at = 0;
    let left = level.left;
    Array.from(level.word.text).forEach((character, place) => {
      const right = left + ((widths[place] ?? 1) / total) * (level.right - level.left);
      for (let unit = 0; unit < character.length; unit++) {
        text += character.charAt(unit);
        characters.push({ word: level.word, at: at + unit, left, right });
      }
      at += character.length;
      left = right;
    });
  });
  return { text, characters, height };
}

/** Of a printed character, against that of a Chinese one. */
export const widthOf = (character: string): number => (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 1 : 0.55);

function isApart(
  before: LevelWord,
  word: LevelWord,
  { joining, height }: { joining: Joining; height: number },
): boolean {
  if (joining !== 'people') return joining === 'spaced';
  const isLatin =
    !/[\u2e80-\u9fff\uff00-\uff60]$/.test(before.text) && !/^[\u2e80-\u9fff\uff00-\uff60]/.test(word.text);
  return word.left - before.right > (isLatin ? 0.15 : 0.6) * height;
}
