import sharp, { type Sharp } from 'sharp';
import { apng } from '../../../../test/fixtures/hostile-pictures/encoders/apng';
import type { OpenedPage, OpenedPicture, PictureAnswer } from '../picture-exchange';
import { pictureFormatOf } from '../picture-format';
import { openPicture } from './open-picture';

const answerTo = (bytes: Buffer): Promise<PictureAnswer> => {
  const format = pictureFormatOf(bytes);
  if (format === null || format === 'heic') throw new Error(`it is ${String(format)}`);
  return openPicture({ kind: 'decode', bytes, format, longestSide: 200 });
};
const opened = async (bytes: Buffer): Promise<OpenedPicture> => (await answerTo(bytes)) as OpenedPicture;
const bytesOf = ({ base64 }: { base64: string }): Buffer => Buffer.from(base64, 'base64');
const dotAt = async (picture: { base64: string }, left: number, top: number): Promise<number[]> => [
  ...(await sharp(bytesOf(picture)).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];
/** Red above on the left, blue else. */
const flag = (width = 60, height = 40): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { width: 20, height: 20, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
const photo = (): Sharp =>
  sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  });
const red = [255, 0, 0];
const blue = [0, 0, 255];

it('turns a picture upright and leaves only its dots', async () => {
  const bytes = await flag()
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const picture = await opened(bytes);
  expect(picture).toMatchObject({ width: 40, height: 60, isAnimated: false });
  const [r = 0, , b = 255] = await dotAt(picture, 35, 5);
  expect(r - b).toBeGreaterThan(200);
  const { exif, icc, xmp, orientation } = await sharp(bytesOf(picture)).metadata();
  expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
});

it('makes what is drawn a PNG, and a photo a JPEG, of the size asked for', async () => {
  const drawn = await opened(await flag(600, 400).png().toBuffer());
  expect(pictureFormatOf(bytesOf(drawn))).toBe('png');
  expect(drawn).toMatchObject({ width: 200, height: 133 });
  const taken = await opened(await photo().jpeg().toBuffer());
  expect(pictureFormatOf(bytesOf(taken))).toBe('jpeg');
});

it('lays what is transparent on white, and brings 16 bits and inks to sRGB', async () => {
  const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
    .composite([{ input: { create: { width: 3, height: 3, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const onWhite = await opened(clear);
  expect([await dotAt(onWhite, 1, 1), await dotAt(onWhite, 8, 8)]).toEqual([red, [255, 255, 255]]);
  const deep = await opened(await flag().toColourspace('rgb16').png().toBuffer());
  expect([await dotAt(deep, 1, 1), await dotAt(deep, 50, 30)]).toEqual([red, blue]);
  const inks = await flag().toColourspace('cmyk').jpeg().toBuffer();
  expect((await opened(inks)).status).toBe('done');
});

it('gives the first frame of what moves', async () => {
  const frames = [flag(), sharp({ create: { width: 60, height: 40, channels: 3, background: '#00ff00' } })];
  const inputs = await Promise.all(frames.map((frame) => frame.png().toBuffer()));
  const moving = sharp(inputs, { join: { animated: true } });
  for (const bytes of [
    await moving.clone().gif().toBuffer(),
    await moving.clone().webp({ lossless: true }).toBuffer(),
  ]) {
    const picture = await opened(bytes);
    expect(picture).toMatchObject({ width: 60, height: 40, isAnimated: true });
    expect(await dotAt(picture, 1, 1)).toEqual(red);
  }
  // Grey frames, all the same.
  expect(await answerTo(apng({ side: 9, frames: 3 }))).toEqual({ status: 'refused', reason: 'blank' });
});

it('reads bitmaps', async () => {
  const four = (...colour: number[]): number[] => Array<number[]>(4).fill(colour).flat();
  const picture = await opened(
    bitmap(24, [...four(255, 0, 0), ...four(255, 0, 0), ...four(0, 0, 255), ...four(255, 0, 0)]),
  );
  expect([await dotAt(picture, 0, 0), await dotAt(picture, 7, 0), await dotAt(picture, 0, 1)]).toEqual([
    red,
    blue,
    blue,
  ]);
  const bits = await opened(bitmap(1, [0x00, 0, 0, 0, 0xf0, 0, 0, 0], [255, 0, 0, 0, 0, 0, 255, 0]));
  expect([await dotAt(bits, 0, 0), await dotAt(bits, 7, 0), await dotAt(bits, 0, 1)]).toEqual([red, blue, blue]);
  expect(await answerTo(bitmap(24, [0, 0]))).toEqual({ status: 'refused', reason: 'damaged' });
});

/** Eight by two dots, the lower row first. */
function bitmap(bits: number, dots: number[], palette: number[] = []): Buffer {
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(54 + palette.length, 10);
  [40, 8, 2, 1 | (bits << 16)].forEach((value, at) => head.writeUInt32LE(value, 14 + at * 4));
  return Buffer.concat([head, Buffer.from([...palette, ...dots])]);
}

it.each([
  ['white', { r: 255, g: 255, b: 255 }, 0],
  ['a pocket', { r: 10, g: 9, b: 8 }, 8],
])('shows nobody %s', async (_, background, sigma) => {
  const noise = await sharp({
    create: { width: 400, height: 300, channels: 3, background, noise: { type: 'gaussian', mean: 8, sigma } },
  })
    .jpeg()
    .toBuffer();
  const even = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  for (const bytes of sigma === 0 ? [even] : [noise, even]) {
    expect(await answerTo(bytes)).toEqual({ status: 'refused', reason: 'blank' });
  }
});

it('shows a dark scan with something bright on it', async () => {
  const scan = sharp({ create: { width: 400, height: 300, channels: 3, background: '#000' } }).composite([
    { input: { create: { width: 20, height: 10, channels: 3, background: '#999' } }, left: 100, top: 90 },
  ]);
  expect((await answerTo(await scan.png().toBuffer())).status).toBe('done');
});

it('reads a JPEG without its last bytes, and none that is cut off', async () => {
  const plain = await photo().jpeg().toBuffer();
  const inPasses = await photo().jpeg({ progressive: true }).toBuffer();
  const turned = await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const statusOf = async (bytes: Buffer, missing: number): Promise<string> =>
    (await answerTo(bytes.subarray(0, bytes.length - missing))).status;
  for (const [bytes, missing, status] of [
    [plain, 2, 'done'],
    [plain, 40, 'done'],
    [plain, 9000, 'refused'],
    [turned, 9000, 'refused'],
    [inPasses, 2, 'done'],
    [inPasses, 40, 'refused'],
  ] as const) {
    expect([missing, await statusOf(bytes, missing)]).toEqual([missing, status]);
  }
  const png = await photo().png().toBuffer();
  expect(await statusOf(png, 3000)).toBe('refused');
});

it('fills boxes in black, and a little around them', async () => {
  const page = await opened(await flag().png().toBuffer());
  const boxes = [
    { left: 8, top: 8, width: 4, height: 4 },
    { left: 55, top: 35, width: 900, height: 900 },
  ];
  const dark = (await openPicture({ kind: 'black-out', bytes: bytesOf(page), format: 'png', boxes })) as OpenedPicture;
  const black = [0, 0, 0];
  expect([await dotAt(dark, 6, 6), await dotAt(dark, 14, 14), await dotAt(dark, 59, 39)]).toEqual([
    black,
    black,
    black,
  ]);
  expect([await dotAt(dark, 2, 2), await dotAt(dark, 18, 18), await dotAt(dark, 40, 5)]).toEqual([red, red, blue]);
});

it.each([0, 1, 2, 3] as const)('leads back from a page that was turned by %i quarters', async (quarterTurns) => {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
    .composite([{ input: { create: { width: 30, height: 20, channels: 3, background: '#000' } }, left: 240, top: 30 }])
    .png()
    .toBuffer();
  const page = (await openPicture({ kind: 'prepare', bytes, quarterTurns })) as OpenedPage;
  expect(page.status).toBe('done');
  expect(await sharp(bytesOf(page)).metadata()).toMatchObject({ channels: 1, depth: 'uchar' });
  const { data, info } = await sharp(bytesOf(page)).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const dark = [...data.keys()].filter((at) => (data[at] as number) < 100);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length + 0.5;
  const [x, y] = [mean(dark.map((at) => at % info.width)), mean(dark.map((at) => Math.floor(at / info.width)))];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = page.toPicture;
  const depth = g * x + h * y + i;
  expect(Math.abs((a * x + b * y + c) / depth - 255)).toBeLessThan(4);
  expect(Math.abs((d * x + e * y + f) / depth - 40)).toBeLessThan(4);
});
