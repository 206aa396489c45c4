import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { projectFolder } from '../support/compile-sources';

export interface DrawnText {
  text: string;
  /** Left edge and base line, in dots. */
  x: number;
  y: number;
}

export interface Drawn {
  png: Buffer;
  /** Texts with their places as an endpoint that reads letters tells them: left, top, right, bottom, in shares. */
  cells: { text: string; box: [number, number, number, number] }[];
}

export const drawnWidth = 900;
export const drawnHeight = 600;
const SIZE = 24;
/** Of letters and digits. */
const NARROW = 13.5;

/** A white page with these texts. */
export async function drawPicture(texts: readonly DrawnText[]): Promise<Drawn> {
  const words = texts.map(({ text, x, y }) => `<text x="${x}" y="${y}" font-size="${SIZE}">${text}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${drawnWidth}" height="${drawnHeight}"><rect width="100%" height="100%" fill="#fff"/>${words}</svg>`;
  const font = {
    fontFiles: [join(projectFolder, 'assets', 'fonts', 'NotoSansCJKsc-Subset.otf')],
    loadSystemFonts: false,
    defaultFontFamily: 'Noto Sans CJK SC',
  };
  const cells = texts.map(({ text, x, y }): Drawn['cells'][number] => {
    const width = Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? SIZE : NARROW), 0);
    return {
      text,
      box: [
        x / drawnWidth,
        (y - SIZE) / drawnHeight,
        Math.min(1, (x + width) / drawnWidth),
        (y + SIZE / 4) / drawnHeight,
      ],
    };
  });
  return { png: (await renderAsync(svg, { font })).asPng(), cells };
}

/** The texts of a table, cell by cell. @param top base line of the first row */
export const tableOf = (rows: readonly (readonly string[])[], top: number): DrawnText[] =>
  rows.flatMap((cells, row) => cells.map((text, column) => ({ text, x: 40 + column * 170, y: top + row * 50 })));
