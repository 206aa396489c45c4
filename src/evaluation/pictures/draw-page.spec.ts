import { join } from 'node:path';
import { drawPage } from './draw-page';
import { pageSchema } from './page-description';

const fonts = join(__dirname, '..', '..', '..', 'assets', 'fonts');
const page = pageSchema.parse({
  id: 'f',
  kind: 'figure',
  title: '图 1',
  texts: [{ text: '对照组', x: 0.5, y: 0.5, size: 'small', rotate: 0 }],
  shapes: [{ type: 'circle', x: 0.4, y: 0.4, w: 0.2, h: 0.2 }],
  distortion: {
    rotate: 5,
    perspective: 0.05,
    noise: 0.05,
    blur: 0.4,
    brightness: 0.9,
    shadow: true,
    jpegQuality: 70,
    scale: 0.3,
  },
});

it('draws a page the same way each time, and a clean one otherwise', async () => {
  const [one, other] = [await drawPage(page, fonts), await drawPage(page, fonts)];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  expect(one.mediaType).toBe('image/jpeg');
  expect(one.texts.map(({ text }) => text)).toEqual(['对照组', '图 1']);
  const clean = await drawPage({ ...page, distortion: null }, fonts);
  expect(clean.mediaType).toBe('image/png');
});
