import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { MOST_DOTS } from '../picture-exchange';
import type { PictureFormat } from '../picture-format';
import { readBitmap } from './bitmap';
import { type Dots, missingShare } from './dots';
import { hasFrames } from './png-frames';

export interface FirstFrame {
  dots: Dots;
  /** Whether there are more frames or pages. */
  isAnimated: boolean;
}

const OPTIONS: SharpOptions = { limitInputPixels: MOST_DOTS, failOn: 'error', sequentialRead: true, pages: 1 };
const SCAN_OF_JPEG = Buffer.from([0xff, 0xda]);
/** Cameras and programs draw in some ten passes; each goes over the whole picture. */
const MOST_SCANS = 100;
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
/** More than some rows of blocks that never came is a broken picture. */
const MOST_MISSING = 0.02;

/**
 * The first frame: upright, in sRGB, on white, at most `longestSide` long. Null for a variant that is not opened.
 * @throws where it is damaged
 */
export async function readDots(bytes: Buffer, format: PictureFormat, longestSide: number): Promise<FirstFrame | null> {
  if (format === 'bmp') {
    const bitmap = readBitmap(bytes);
    return bitmap && { dots: await dotsOf(ofDots(bitmap), longestSide), isAnimated: false };
  }
  if (format === 'jpeg' && hasManyScans(bytes)) throw new Error('too many passes');
  const { pages = 1 } = await sharp(bytes, OPTIONS).metadata();
  const isAnimated = pages > 1 || (format === 'png' && hasFrames(bytes));
  try {
    return { dots: await dotsOf(sharp(bytes, OPTIONS).autoOrient(), longestSide), isAnimated };
  } catch (error) {
    if (format !== 'jpeg') throw error;
    return { dots: await dotsWithoutEnd(bytes, longestSide), isAnimated };
  }
}

function hasManyScans(bytes: Buffer): boolean {
  let at = -1;
  for (let scan = 0; scan <= MOST_SCANS; scan++) {
    at = bytes.indexOf(SCAN_OF_JPEG, at + 1);
    if (at < 0) return false;
  }
  return true;
}

export const ofDots = ({ data, width, height, channels }: Dots): Sharp =>
  sharp(data, { raw: { width, height, channels } });

async function dotsOf(picture: Sharp, longestSide: number): Promise<Dots> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { data, width: info.width, height: info.height, channels: 3 };
}

/**
 * Phones and chats lose the last bytes of a JPEG at times. It is read if all its dots but few are there; one that is
 * drawn in passes only if nothing but its end mark is missing, because each dot of it needs the last pass.
 */
async function dotsWithoutEnd(bytes: Buffer, longestSide: number): Promise<Dots> {
  const ended = Buffer.concat([bytes, END_OF_JPEG]);
  const { isProgressive } = await sharp(ended, OPTIONS).metadata();
  const options: SharpOptions = { ...OPTIONS, failOn: isProgressive ? 'warning' : 'error' };
  // Not turned yet: what is missing is missing below.
  const asStored = await dotsOf(sharp(ended, options), longestSide);
  if (missingShare(asStored) > MOST_MISSING) throw new Error('cut off');
  return dotsOf(sharp(ended, options).autoOrient(), longestSide);
}
