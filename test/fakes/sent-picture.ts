import sharp from 'sharp';
import type { Box } from '../../src/core/picture';

export interface SentPicture {
  mediaType: string;
  bytes: Buffer;
  width: number;
  height: number;
}

export interface PictureExpectations {
  /** In dots of the picture as it is sent: nothing but black is there. */
  blackAt?: readonly Box[];
  /** Not set: 3 MB. */
  maxBytes?: number;
  /** Not set: 2,048. */
  longestSide?: number;
}

const ALLOWED = new Set(['image/jpeg', 'image/png']);
/** Compression leaves a grey rim about what is black. */
const RIM = 3;
const DARK = 48;
const SHARE = 0.99;

/** A picture as a `data:` address, and what is wrong with it, in words. */
export async function pictureFaults(
  address: string,
  { blackAt = [], maxBytes = 3_000_000, longestSide = 2048 }: PictureExpectations,
): Promise<{ picture: SentPicture | null; faults: string[] }> {
  const [, mediaType = '', data = ''] = /^data:([a-z]+\/[a-z]+);base64,([A-Za-z0-9+/]+=*)$/.exec(address) ?? [];
  if (!ALLOWED.has(mediaType)) {
    return { picture: null, faults: [`no picture in a data: address: ${address.slice(0, 40)}`] };
  }
  const bytes = Buffer.from(data, 'base64');
  const faults: string[] = [];
  const image = sharp(bytes, { failOn: 'error' });
  const read = await image.metadata().catch(() => null);
  const { data: dots, info } = await image
    .clone()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => ({ data: null, info: null }));
  if (!read || !dots) return { picture: null, faults: ['a picture that cannot be decoded'] };

  const { width, height } = info;
  const actual = `image/${read.format}`;
  if (actual !== mediaType) faults.push(`${actual} that is called ${mediaType}`);
  if (Math.max(width, height) > longestSide) faults.push(`${width} × ${height} dots, more than ${longestSide}`);
  if (bytes.length > maxBytes) faults.push(`${bytes.length} bytes, more than ${maxBytes}`);
  faults.push(...metadataIn(bytes).map((name) => `metadata in the picture: ${name}`));
  const grey = { dots, width, height };
  for (const box of blackAt) {
    const share = darkShare(grey, box);
    if (share < SHARE) faults.push(`not black at ${JSON.stringify(box)}: ${(100 * share).toFixed(0)} % dark`);
  }
  return { picture: { mediaType, bytes, width, height }, faults };
}

function darkShare({ dots, width, height }: { dots: Buffer; width: number; height: number }, box: Box): number {
  const [right, bottom] = [Math.min(width, box.left + box.width), Math.min(height, box.top + box.height)];
  let [dark, all] = [0, 0];
  for (let y = Math.ceil(box.top) + RIM; y < bottom - RIM; y++) {
    for (let x = Math.ceil(box.left) + RIM; x < right - RIM; x++) {
      all++;
      if ((dots[y * width + x] ?? 255) < DARK) dark++;
    }
  }
  return all === 0 ? 0 : dark / all;
}

const metadataIn = (bytes: Buffer): string[] => (bytes[0] === 0xff ? segmentsOfJpeg(bytes) : chunksOfPng(bytes));

/** Anything beside JFIF and Adobe's marker, and whatever stands behind the end. */
function segmentsOfJpeg(bytes: Buffer): string[] {
  const found: string[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    if (marker === 0xfe) found.push('comment');
    if (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) found.push(`APP${marker - 0xe0}`);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) !== bytes.length - 2) found.push('bytes behind the end');
  return found;
}

const PLAIN_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'pHYs', 'gAMA', 'sRGB', 'cHRM', 'sBIT', 'bKGD']);

function chunksOfPng(bytes: Buffer): string[] {
  const found: string[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!PLAIN_CHUNKS.has(name)) found.push(name);
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IEND') break;
  }
  if (at !== bytes.length) found.push('bytes behind the end');
  return found;
}
