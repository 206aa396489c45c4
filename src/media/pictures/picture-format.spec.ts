import sharp from 'sharp';
import { pictureFormatOf } from './picture-format';
import { claimedSizeOf } from './picture-size';

const plain = sharp({ create: { width: 300, height: 20, channels: 3, background: '#abc' } });

it.each([
  [
    'jpeg',
    plain
      .clone()
      .withExif({ IFD0: { Copyright: 'nobody' } })
      .jpeg(),
  ],
  ['jpeg', plain.clone().jpeg({ progressive: true })],
  ['png', plain.clone().png()],
  ['gif', plain.clone().gif()],
  ['webp', plain.clone().webp()],
  ['webp', plain.clone().webp({ lossless: true })],
  ['webp', plain.clone().ensureAlpha(0.5).webp()],
  ['tiff', plain.clone().tiff()],
] as const)('knows a %s and what its header claims', async (format, picture) => {
  const bytes = await picture.toBuffer();
  expect(pictureFormatOf(bytes)).toBe(format);
  expect(claimedSizeOf(bytes, format)).toEqual({ width: 300, height: 20 });
  // A header that is cut is no error, wherever it is cut.
  for (let length = 0; length < Math.min(bytes.length, 400); length += 7) {
    const size = claimedSizeOf(bytes.subarray(0, length), format);
    expect(size === null || (size.width === 300 && size.height === 20)).toBe(true);
  }
});

it.each([
  ['heic', '\0\0\0\x18ftypheic'],
  ['heic', '\0\0\0\x1cftypavif'],
  [null, '\0\0\0\x1cftypisom'],
  [null, '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [null, '%PDF-1.7'],
  [null, 'BMI stands for body mass index'],
  [null, '\0\0\x01\0\x01\0'],
  [null, ''],
])('takes for %s what begins with %j', (format, head) => {
  expect(pictureFormatOf(Buffer.from(head, 'latin1'))).toBe(format);
});
