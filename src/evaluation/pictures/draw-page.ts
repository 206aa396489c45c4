import { Resvg } from '@resvg/resvg-js';
import { join } from 'node:path';
import sharp from 'sharp';
import { type ColourPicture, distort } from './distort';
import { layOutFigure } from './lay-out-figure';
import { layOutReport } from './lay-out-report';
import type { PlacedText } from './page-canvas';
import type { DescribedPage } from './page-description';

const FONT_FAMILY = 'Noto Sans CJK SC';
const FONT = 'NotoSansCJKsc-Subset.otf';

export interface DrawnPage {
  bytes: Buffer;
  mediaType: 'image/png' | 'image/jpeg';
  /** What stands on it, before it was distorted. */
  texts: readonly PlacedText[];
}

/**
 * Draws a page as a picture: a clean one as PNG, a distorted one as JPEG. The same page gives the same dots.
 * @param fonts folder with the shipped font
 */
export async function drawPage(page: DescribedPage, fonts: string): Promise<DrawnPage> {
  const canvas = page.kind === 'report' ? layOutReport(page) : layOutFigure(page);
  const { distortion } = page;
  const clean = paint(canvas.svg(), distortion?.scale ?? 1, fonts);
  const { texts } = canvas;
  if (distortion === null) return { bytes: await open(clean).png().toBuffer(), mediaType: 'image/png', texts };
  const photo = open(distort(clean, distortion, seedOf(page.id)));
  const bytes = await photo.jpeg({ quality: distortion.jpegQuality }).toBuffer();
  return { bytes, mediaType: 'image/jpeg', texts };
}

function paint(svg: string, zoom: number, fonts: string): ColourPicture {
  const font = { loadSystemFonts: false, fontFiles: [join(fonts, FONT)], defaultFontFamily: FONT_FAMILY };
  const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom }, logLevel: 'off' }).render();
  const { pixels, width, height } = image;
  const data = new Uint8Array(width * height * 3);
  for (let dot = 0; dot < width * height; dot++) data.set(pixels.subarray(4 * dot, 4 * dot + 3), 3 * dot);
  return { data, width, height };
}

const open = ({ data, width, height }: ColourPicture) => sharp(data, { raw: { width, height, channels: 3 } });

const seedOf = (id: string): number => Array.from(id).reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0, 7);
