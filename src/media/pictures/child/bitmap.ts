import type { Dots } from './dots';

/** Masks of 5 bits a colour, where a file names none. */
const MASKS_OF_16: Masks = [0x7c00, 0x03e0, 0x001f];
const MASKS_OF_32: Masks = [0xff0000, 0xff00, 0xff];
const [UNPACKED, BY_MASKS, BY_MASKS_WITH_ALPHA] = [0, 3, 6];

type Masks = [number, number, number];

interface Layout {
  width: number;
  height: number;
  isUpsideDown: boolean;
  bits: number;
  start: number;
  rowBytes: number;
  paletteStart: number;
  colourBytes: number;
  masks: Masks;
}

/**
 * A Windows bitmap, which the library does not open: 1, 4, 8, 16, 24 or 32 bits a dot, not packed; its transparency is
 * left out. Null where it is packed.
 * @throws RangeError where its bytes end too early
 */
export function readBitmap(bytes: Buffer): Dots | null {
  const layout = layoutOf(bytes);
  if (!layout) return null;
  const { width, height, rowBytes, start } = layout;
  if (width < 1 || height < 1 || start + rowBytes * height > bytes.length) {
    throw new RangeError('the bitmap is cut off');
  }
  const data = Buffer.alloc(width * height * 3);
  const colourAt = colourReader(bytes, layout);
  for (let y = 0; y < height; y++) {
    const row = start + rowBytes * (layout.isUpsideDown ? height - 1 - y : y);
    for (let x = 0; x < width; x++) data.writeUIntBE(colourAt(row, x), (y * width + x) * 3, 3);
  }
  return { data, width, height, channels: 3 };
}

function layoutOf(bytes: Buffer): Layout | null {
  const header = bytes.readUInt32LE(14);
  const isOld = header === 12;
  const width = isOld ? bytes.readUInt16LE(18) : bytes.readInt32LE(18);
  const height = isOld ? bytes.readUInt16LE(20) : bytes.readInt32LE(22);
  const bits = bytes.readUInt16LE(isOld ? 24 : 28);
  const packing = isOld ? UNPACKED : bytes.readUInt32LE(30);
  const hasMasks = packing === BY_MASKS || packing === BY_MASKS_WITH_ALPHA;
  if (![1, 4, 8, 16, 24, 32].includes(bits) || (packing !== UNPACKED && !hasMasks)) return null;
  const masks = hasMasks ? readMasks(bytes) : bits === 16 ? MASKS_OF_16 : MASKS_OF_32;
  const maskBytes = hasMasks && header === 40 ? (packing === BY_MASKS ? 12 : 16) : 0;
  return {
    width,
    height: Math.abs(height),
    isUpsideDown: height > 0,
    bits,
    start: bytes.readUInt32LE(10),
    rowBytes: Math.ceil((width * bits) / 32) * 4,
    paletteStart: 14 + header + maskBytes,
    colourBytes: isOld ? 3 : 4,
    masks,
  };
}

const readMasks = (bytes: Buffer): Masks => [bytes.readUInt32LE(54), bytes.readUInt32LE(58), bytes.readUInt32LE(62)];

function colourReader(bytes: Buffer, layout: Layout): (row: number, x: number) => number {
  const { bits, paletteStart, colourBytes, masks } = layout;
  if (bits === 24) return (row, x) => bytes.readUIntLE(row + x * 3, 3);
  if (bits === 16) return (row, x) => byMasks(bytes.readUInt16LE(row + x * 2), masks);
  if (bits === 32) return (row, x) => byMasks(bytes.readUInt32LE(row + x * 4), masks);
  const perByte = 8 / bits;
  return (row, x) => {
    const shift = 8 - bits * ((x % perByte) + 1);
    const number = (bytes.readUInt8(row + Math.floor(x / perByte)) >> shift) & (2 ** bits - 1);
    return bytes.readUIntLE(paletteStart + number * colourBytes, 3);
  };
}

function byMasks(value: number, masks: Masks): number {
  const [red, green, blue] = masks.map((mask) => {
    if (mask === 0) return 0;
    const shift = 31 - Math.clz32(mask & -mask);
    const most = mask >>> shift;
    return Math.round((((value & mask) >>> shift) * 255) / most);
  }) as Masks;
  return red * 0x10000 + green * 0x100 + blue;
}
