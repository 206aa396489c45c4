import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Covers, fontCoverage } from './font-coverage';

const SHIPPED = 'NotoSansCJKsc-Subset.otf';
/** Where systems keep a font with all Chinese characters. */
const usual = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/STHeiti Light.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\simhei.ttf',
] as const;

interface Font {
  file: string;
  covers: Covers;
}

/** The fonts of the pictures: the shipped one, and one of the system for characters that it lacks. */
export class ChartFonts {
  private readonly shipped: Font;
  private further: Font | null | undefined;

  /** @param folder with the shipped font; `others`: files that may be there */
  constructor(
    folder: string,
    private readonly others: readonly string[] = usual,
  ) {
    this.shipped = load(join(folder, SHIPPED));
  }

  /** The files to draw a text with, and the text with a box for each character that no font has. */
  fit(text: string): { files: string[]; text: string } {
    const missing = [...new Set(text)].filter((one) => !has(this.shipped, one));
    if (missing.length === 0) return { files: [this.shipped.file], text };
    this.further ??= firstOf(this.others);
    const { further } = this;
    const lost = new Set(missing.filter((one) => further === null || !has(further, one)));
    const files = further && lost.size < missing.length ? [this.shipped.file, further.file] : [this.shipped.file];
    return { files, text: Array.from(text, (one) => (lost.has(one) ? '□' : one)).join('') };
  }
}

const has = ({ covers }: Font, character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || covers(code);
};

const load = (file: string): Font => ({ file, covers: fontCoverage(readFileSync(file)) });

function firstOf(files: readonly string[]): Font | null {
  for (const file of files) {
    try {
      if (existsSync(file)) return load(file);
    } catch {
      // Not a font after all: the next one may be.
    }
  }
  return null;
}
