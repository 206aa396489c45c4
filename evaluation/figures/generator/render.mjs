// SVG to a small PNG, with the project's own font only, so that every machine draws the same.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const font = fileURLToPath(new URL('../../../assets/fonts/NotoSansCJKsc-Subset.otf', import.meta.url));

/** @returns {Promise<{ data: Buffer, width: number, height: number }>} */
export async function render(svg) {
  const drawn = new Resvg(svg, {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans CJK SC' },
  }).render();
  const data = await sharp(drawn.asPng())
    .flatten({ background: '#ffffff' })
    .png({ palette: true, colours: 32, dither: 0, compressionLevel: 9 })
    .toBuffer();
  if (data.length > 40 * 1024) throw new Error(`a picture of ${data.length} bytes`);
  return { data, width: drawn.width, height: drawn.height };
}
