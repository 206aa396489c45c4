import sharp from 'sharp';
import type { Box } from '../../../core/picture';
import { preparePage } from '../../recognition/prepare-page';
import {
  type DarkenedPicture,
  LONGEST_OUTLINE,
  MOST_CELLS,
  MOST_DOTS,
  type OpenedPage,
  type OpenedPicture,
  type PictureAnswer,
  type PictureRequest,
  type RefusedPicture,
} from '../picture-exchange';
import { type Dots, isBlank, isDrawn } from './dots';
import { fromTurned } from './quarter-turns';
import { ofDots, readDots } from './read-dots';

const QUALITY = 88;
/** Boxes of words are tight at times: in dots, and by the box's height. */
const [LEAST_MARGIN, MOST_MARGIN, MARGIN_SHARE] = [3, 10, 0.1];
/** Of a picture that was decoded before; it is not made smaller. */
const LONGEST_SAFE_SIDE = 65_535;
/** A drawn picture of more bytes is smaller as a JPEG. */
const LARGEST_PNG = 4 * 1024 * 1024;

/** The handler of the process that opens pictures. */
export async function openPicture(request: PictureRequest): Promise<PictureAnswer> {
  try {
    const bytes = Buffer.from(request.bytes);
    if (request.kind === 'prepare') return await preparedOf(bytes, request.quarterTurns);
    if (request.kind === 'black-out') return await darkenedOf(bytes, request.format, request.boxes);
    return await decodedOf(bytes, request);
  } catch (error) {
    return refuse(String(error).includes('exceeds pixel limit') ? 'too-many-dots' : 'damaged');
  }
}

const refuse = (reason: RefusedPicture['reason']): RefusedPicture => ({ status: 'refused', reason });

async function decodedOf(
  bytes: Buffer,
  { format, longestSide }: Extract<PictureRequest, { kind: 'decode' }>,
): Promise<OpenedPicture | RefusedPicture> {
  const frame = await readDots(bytes, format, longestSide);
  if (!frame) return refuse('unsupported');
  const { dots, isAnimated } = frame;
  if (isBlank(dots)) return refuse('blank');
  const drawn = isDrawn(dots) ? await encoded(dots, 'png') : null;
  const made = drawn && drawn.length <= LARGEST_PNG ? drawn : await encoded(dots, 'jpeg');
  return { ...answerOf(made, dots), isAnimated };
}

async function darkenedOf(bytes: Buffer, format: 'jpeg' | 'png', boxes: readonly Box[]): Promise<PictureAnswer> {
  const frame = await readDots(bytes, format, LONGEST_SAFE_SIDE);
  if (!frame) return refuse('damaged');
  for (const box of boxes) fillBlack(frame.dots, box);
  return answerOf(await encoded(frame.dots, format), frame.dots);
}

async function preparedOf(bytes: Buffer, quarterTurns: 0 | 1 | 2 | 3): Promise<OpenedPage> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_DOTS, failOn: 'error' })
    .rotate(quarterTurns * 90)
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const page = preparePage({ data, width: info.width, height: info.height });
  const { width, height } = page;
  const made = await sharp(page.data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 3 })
    .toBuffer();
  const toPicture = [...fromTurned(page.toPicture, quarterTurns, info)];
  const cells = page.cells
    .slice(0, MOST_CELLS)
    .map((cell) => ({ ...cell, outline: cell.outline.slice(0, LONGEST_OUTLINE) }));
  return { ...answerOf(made, page), toPicture, cells };
}

function fillBlack({ data, width, height, channels }: Dots, box: Box): void {
  const margin = Math.min(Math.max(LEAST_MARGIN, box.height * MARGIN_SHARE), MOST_MARGIN);
  const left = clamp(Math.floor(box.left - margin), width);
  const right = clamp(Math.ceil(box.left + box.width + margin), width);
  const bottom = clamp(Math.ceil(box.top + box.height + margin), height);
  for (let y = clamp(Math.floor(box.top - margin), height); y < bottom; y++) {
    data.fill(0, (y * width + left) * channels, (y * width + right) * channels);
  }
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

const encoded = (dots: Dots, format: 'jpeg' | 'png'): Promise<Buffer> =>
  (format === 'png' ? ofDots(dots).png() : ofDots(dots).jpeg({ quality: QUALITY })).toBuffer();

const answerOf = (made: Buffer, { width, height }: { width: number; height: number }): DarkenedPicture => ({
  status: 'done',
  base64: made.toString('base64'),
  width,
  height,
});
