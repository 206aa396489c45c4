import type { PictureLine, PictureWord } from '../../src/core/picture';

const LETTER = 10;
const HEIGHT = 20;

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1) * LETTER, 0);

/** Lines as a recogniser gives them, of text set in letters of equal width: blanks part words and move them along. */
export function pictureLines(text: string, { top = 0, left = 0 } = {}): PictureLine[] {
  return text.split('\n').flatMap((line, row) => {
    const words = [...line.matchAll(/\S+/g)].map(({ 0: word, index }): PictureWord => {
      const box = {
        left: left + widthOf(line.slice(0, index)),
        top: top + row * 30,
        width: widthOf(word),
        height: HEIGHT,
      };
      return { text: word, box, confidence: 0.95 };
    });
    return words.length > 0 ? [pictureLine(words)] : [];
  });
}

export function pictureLine(words: readonly PictureWord[]): PictureLine {
  const left = Math.min(...words.map(({ box }) => box.left));
  const top = Math.min(...words.map(({ box }) => box.top));
  const right = Math.max(...words.map(({ box }) => box.left + box.width));
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height));
  return { words, box: { left, top, width: right - left, height: bottom - top } };
}

/** The same lines on a page that was turned clockwise about its origin, moved to stay within it. */
export function turnedLines(lines: readonly PictureLine[], degrees: number): PictureLine[] {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return lines.map(({ words }) =>
    pictureLine(
      words.map((word) => {
        const { left, top, width, height } = word.box;
        const x = (left + width / 2) * cos - (top + height / 2) * sin + 3000;
        const y = (left + width / 2) * sin + (top + height / 2) * cos + 3000;
        const boxWidth = Math.abs(width * cos) + Math.abs(height * sin);
        const boxHeight = Math.abs(width * sin) + Math.abs(height * cos);
        return { ...word, box: { left: x - boxWidth / 2, top: y - boxHeight / 2, width: boxWidth, height: boxHeight } };
      }),
    ),
  );
}
