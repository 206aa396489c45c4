import type { PictureFormat } from './picture-format';

export interface PictureSize {
  width: number;
  height: number;
}

/** Segments of a JPEG, or fields of a TIFF, that are looked through for its size. */
const MOST_STEPS = 5000;
const [TIFF_WIDTH, TIFF_HEIGHT] = [256, 257];

/**
 * The size that a header claims, without decoding. Null where it is not to be found cheaply; then only the decoder can
 * tell. Bytes are a stranger's: nothing is believed but what lies within them.
 */
export function claimedSizeOf(bytes: Uint8Array, format: PictureFormat): PictureSize | null {
  try {
    return readers[format](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch {
    // Beyond the end of the bytes.
    return null;
  }
}

const readers: Record<PictureFormat, (bytes: Buffer) => PictureSize | null> = {
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  bmp: (bytes) =>
    bytes.readUInt32LE(14) === 12
      ? { width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) }
      : { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) },
  webp: sizeOfWebp,
  jpeg: sizeOfJpeg,
  tiff: sizeOfTiff,
};

function sizeOfWebp(bytes: Buffer): PictureSize | null {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

function sizeOfJpeg(bytes: Buffer): PictureSize | null {
  let at = 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += hasNoLength(marker) ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** SOF0 to SOF15 without the tables that are numbered among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function sizeOfTiff(bytes: Buffer): PictureSize | null {
  const isLittle = bytes.readUInt8(0) === 0x49;
  const short = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const start = long(4);
  const count = Math.min(short(start), MOST_STEPS);
  const found = new Map<number, number>();
  for (let field = 0; field < count; field++) {
    const at = start + 2 + field * 12;
    const tag = short(at);
    if (tag === TIFF_WIDTH || tag === TIFF_HEIGHT) found.set(tag, short(at + 2) === 3 ? short(at + 8) : long(at + 8));
  }
  const [width, height] = [found.get(TIFF_WIDTH), found.get(TIFF_HEIGHT)];
  return width === undefined || height === undefined ? null : { width, height };
}
