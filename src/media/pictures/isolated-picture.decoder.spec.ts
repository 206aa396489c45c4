import sharp from 'sharp';
import type { IsolatedResult, IsolatedRunner, IsolatedTask } from '../../core/ports/isolated-runner';
import { IsolatedPictureDecoder } from './isolated-picture.decoder';

const asked: IsolatedTask[] = [];
const decoderAfter = (result: IsolatedResult<unknown>): IsolatedPictureDecoder => {
  const runner: IsolatedRunner = {
    run: (task) => (asked.push(task), Promise.resolve(result as never)),
    stop: () => undefined,
  };
  return new IsolatedPictureDecoder({ runner, script: '/program/dist/app/pictures.child.js', maxBytes: 100_000 });
};
const idle = decoderAfter({ status: 'failed', reason: 'crashed', detail: 'nobody asks' });
const small = sharp({ create: { width: 30, height: 20, channels: 3, background: '#abc' } });
let png: Buffer;

beforeAll(async () => {
  png = await small.png().toBuffer();
});
beforeEach(() => {
  asked.length = 0;
});

it('asks no process about what its first bytes rule out', async () => {
  const huge = Buffer.from(png);
  huge.writeUInt32BE(20_000, 16);
  huge.writeUInt32BE(20_000, 20);
  const reasons = [];
  const files = [huge, Buffer.alloc(100_001), Buffer.from('\0\0\0\x18ftypheic'), Buffer.from('<svg/>')];
  for (const bytes of files) reasons.push(await idle.decode(bytes));
  expect(reasons).toEqual(
    ['too-many-dots', 'too-large', 'heic', 'unsupported'].map((reason) => ({ status: 'refused', reason })),
  );
  expect(asked).toEqual([]);
});

it('asks a process within limits, and gives its picture', async () => {
  const answer = { status: 'done', base64: png.toString('base64'), width: 30, height: 20 };
  expect(await decoderAfter({ status: 'done', value: { ...answer, isAnimated: false } }).decode(png)).toEqual({
    status: 'done',
    value: { bytes: png, mediaType: 'image/png', width: 30, height: 20, isAnimated: false },
  });
  expect(asked[0]).toMatchObject({
    request: { kind: 'decode', format: 'png', longestSide: 2048 },
    limits: { milliseconds: 25_000, megabytes: 512 },
  });
});

it.each([
  ['no answer', () => null],
  ['another size', () => ({ base64: png.toString('base64'), width: 31, height: 20, isAnimated: false })],
  ['no picture', () => ({ base64: 'PHN2Zy8+', width: 30, height: 20, isAnimated: false })],
  [
    'more than was agreed',
    () => ({ base64: png.toString('base64'), width: 30, height: 20, isAnimated: false, path: '/' }),
  ],
])('trusts no process that gives %s', async (_, value) => {
  const answer = value() && { status: 'done', ...value() };
  expect(await decoderAfter({ status: 'done', value: answer }).decode(png)).toEqual({
    status: 'refused',
    reason: 'damaged',
  });
});

it('believes no cell that lies beyond its page', async () => {
  const cell = { box: { left: 1, top: 1, width: 20, height: 10 }, sign: null, outline: 'x.x' };
  const page = { base64: png.toString('base64'), width: 30, height: 20, toPicture: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
  const prepared = (left: number): ReturnType<IsolatedPictureDecoder['prepare']> => {
    const value = { status: 'done', ...page, cells: [{ ...cell, box: { ...cell.box, left } }] };
    const picture = { bytes: png, mediaType: 'image/png', width: 30, height: 20 } as const;
    return decoderAfter({ status: 'done', value }).prepare(picture);
  };
  expect(await prepared(1)).toMatchObject({ status: 'done', value: { width: 30, cells: [cell] } });
  expect(await prepared(11)).toEqual({ status: 'refused', reason: 'damaged' });
});

it.each([
  ['too-slow', 'failed'],
  ['too-much-memory', 'damaged'],
  ['crashed', 'damaged'],
  ['busy', 'busy'],
] as const)('calls what was %s %s', async (reason, refusal) => {
  const decoder = decoderAfter({ status: 'failed', reason, detail: 'x' });
  const picture = { bytes: png, mediaType: 'image/png', width: 30, height: 20 } as const;
  const answers = [await decoder.decode(png), await decoder.prepare(picture), await decoder.blackOut(picture, [])];
  expect(answers).toEqual(Array(3).fill({ status: 'refused', reason: refusal }));
});

it('gives up with the reason of the signal', async () => {
  const reason = new Error('recalled');
  await expect(idle.decode(png, AbortSignal.abort(reason))).rejects.toBe(reason);
});
