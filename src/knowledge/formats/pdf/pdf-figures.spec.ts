import { inflateSync } from 'node:zlib';
import { encodePng } from './encode-png';
import { type DrawnPage, type PageImage, readPageGraphics } from './page-images';
import type { Segment } from './page-lines';
import { markFigures } from './pdf-figures';

const image = (left: number, bottom: number, bytes = `${left} ${bottom}`): PageImage => ({
  ...{ left, bottom, right: left + 100, top: bottom + 80 },
  bytes: Buffer.from(bytes),
});
const line = (text: string, y: number, x = 50, right = x + 12 * text.length): Segment => ({
  ...{ text, x, right, y, size: 12, font: 'f' },
});

describe('figures of pages', () => {
  const captionsOf = (images: readonly PageImage[], segments: readonly Segment[]): string[] => {
    const written = { text: segments.map(({ text }) => text).join('\n\n'), places: [] };
    const page = { number: 1, images, segments, paths: [], view: null };
    return markFigures([page], written).marks.map(({ caption }) => caption);
  };

  it('bear the caption below or above, all of its lines, and each its own', () => {
    const body = line('正文写满一行，说到图 1 的内容。', 700);
    const wide = line('图 1 很长的说明，一直写到这一行的最后', 480, 50, body.right);
    expect(captionsOf([image(50, 500)], [body, wide, line('还有一行', 464), line('正文', 430)])).toEqual([
      '图 1 很长的说明，一直写到这一行的最后还有一行',
    ]);
    const two = [image(50, 500), image(50, 300)];
    expect(captionsOf(two, [body, line('图 1 甲', 485), line('图 2 乙', 285)])).toEqual(['图 1 甲', '图 2 乙']);
    expect(captionsOf(two, [body, line('图 1 甲', 590), line('图 2 乙', 390)])).toEqual(['图 1 甲', '图 2 乙']);
    expect(captionsOf([image(50, 500), image(160, 500)], [line('图 1 左右两幅的说明', 485)])).toHaveLength(2);
    expect(captionsOf(two, [body, line('图 1 甲', 485)])).toEqual(['图 1 甲', '']);
    expect(captionsOf([image(400, 500)], [line('图 1 甲', 485)])).toEqual(['']);
  });

  it('stand on their page, also where that has no text, and what every page bears is left out', () => {
    const written = {
      text: '一\n\n图 1 甲\n\n三',
      places: [1, 3].map((first, at) => ({ start: at * 9, place: { kind: 'page', first, last: first } as const })),
    };
    const logo = image(500, 800, 'logo');
    const pages = [
      { number: 1, images: [logo, image(50, 500)], segments: [line('一', 700), line('图 1 甲', 485)] },
      { number: 2, images: [image(50, 400)], segments: [] },
      { number: 3, images: [logo], segments: [line('三', 700)] },
    ];
    const all = pages.map((page) => ({ ...page, paths: [], view: null }));
    expect(markFigures(all, written).marks).toMatchObject([
      { start: 3, caption: '图 1 甲', place: { kind: 'page', first: 1 } },
      { start: 9, caption: '', place: { kind: 'page', first: 2 } },
    ]);
  });
});

describe('pictures of a page', () => {
  const names = ['save', 'restore', 'transform', 'paintFormXObjectBegin', 'paintFormXObjectEnd', 'paintImageXObject'];
  const numbers = Object.fromEntries([...names, 'paintInlineImageXObject'].map((name, at) => [name, at]));
  const operators = numbers as unknown as Parameters<typeof readPageGraphics>[1];
  const raw = { width: 60, height: 50, kind: 2, data: new Uint8Array(60 * 50 * 3) };
  const pageOf = (steps: readonly (readonly [string, unknown[]?])[], objects: Record<string, unknown>): DrawnPage => {
    const store = {
      get: (id: string, done: (value: unknown) => void) => {
        done(objects[id] ?? null);
      },
    };
    const fnArray = steps.map(([name]) => numbers[name] ?? -1);
    const list = { fnArray, argsArray: steps.map(([, args]) => args ?? null) };
    return { view: [0, 0, 600, 800], getOperatorList: () => Promise.resolve(list), objs: store, commonObjs: store };
  };

  it('are found where they are painted, without backgrounds, lines and icons', async () => {
    const page = pageOf(
      [
        ['save'],
        ['transform', [2, 0, 0, 2, 10, 20]],
        ['paintFormXObjectBegin', [[1, 0, 0, 1, 5, 5]]],
        ['transform', [100, 0, 0, 50, 0, 0]],
        ['paintImageXObject', ['a']],
        ['paintFormXObjectEnd'],
        ['restore'],
        ...[
          [600, 0, 0, 800, 0, 0],
          [500, 0, 0, 5, 0, 0],
          [16, 0, 0, 16, 0, 0],
        ]
          .flatMap((matrix) => [['save'], ['transform', matrix], ['paintImageXObject', ['a']], ['restore']] as const)
          .map(([name, args]) => [name, args] as [string, unknown[]?]),
        ['transform', [200, 0, 0, 100, 0, 600]],
        ['paintImageXObject', ['tiny']],
        ['paintImageXObject', ['gone']],
        ['paintInlineImageXObject', [raw]],
      ],
      { a: raw, tiny: { ...raw, height: 10 } },
    );
    const found = await readPageGraphics(page, operators);
    expect(found.images).toMatchObject([
      { left: 0, bottom: 600, right: 200, top: 700 },
      { left: 20, bottom: 30, right: 220, top: 130 },
    ]);
  });
});

it('encodes dots of each kind on white, smaller where they are many', () => {
  const dotsOf = (bytes: Buffer | null): { width: number; height: number; first: number[] } => {
    if (!bytes) throw new Error('no picture');
    const data = bytes.subarray(bytes.indexOf('IDAT') + 4);
    const rows = inflateSync(data.subarray(0, bytes.readUInt32BE(bytes.indexOf('IDAT') - 4)));
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), first: [...rows.subarray(1, 4)] };
  };
  expect(dotsOf(encodePng({ width: 9, height: 2, kind: 1, data: Uint8Array.from([128, 0, 0, 0]) }))).toEqual({
    ...{ width: 9, height: 2, first: [255, 255, 255] },
  });
  expect(dotsOf(encodePng({ width: 1, height: 1, kind: 3, data: Uint8Array.from([9, 9, 9, 0]) })).first).toEqual([
    255, 255, 255,
  ]);
  const large = { width: 3200, height: 800, kind: 2, data: new Uint8Array(3200 * 800 * 3).fill(7) };
  expect(dotsOf(encodePng(large))).toEqual({ width: 1600, height: 400, first: [7, 7, 7] });
  expect(encodePng({ ...large, width: 9000 })).toBeNull();
});
