import { crc32, deflateSync } from 'node:zlib';

/** Dots as the library for PDF gives them. */
export interface RawImage {
  width: number;
  height: number;
  /** 1: a bit a dot, rows of whole bytes. 2: red, green, blue. 3: the same with opacity. */
  kind: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Red, green and blue of each dot. */
interface Dots {
  width: number;
  height: number;
  rgb: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [BITS, TRUE_COLOUR, SUB_FILTER] = [8, 2, 1];
const LONGEST_SIDE = 1600;
/** Photos need fewer dots than letters, and do not pack well. */
const LONGEST_SIDE_OF_PHOTO = 1000;
const LARGE = 1_500_000;

/** A PNG on white, made smaller where it is large. Null where there are not as many bytes as dots. */
export function encodePng(image: RawImage): Buffer | null {
  const perRow = image.kind === 1 ? (image.width + 7) >> 3 : image.width * (image.kind + 1);
  if (image.kind < 1 || image.kind > 3 || image.data.length < perRow * image.height) return null;
  const packed = pack(scaled(image, LONGEST_SIDE));
  return packed.length > LARGE ? pack(scaled(image, LONGEST_SIDE_OF_PHOTO)) : packed;
}

/** Each dot is the mean of those that it stands for. */
function scaled(image: RawImage, longest: number): Dots {
  const dots = image.kind === 2 ? image.data : onWhite(image);
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  if (scale === 1) return { width: image.width, height: image.height, rgb: Buffer.from(dots) };
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const rgb = Buffer.allocUnsafe(width * height * 3);
  const columns = Array.from({ length: width }, (_, x) => rangeOf(x, image.width, width));
  let out = 0;
  for (let y = 0; y < height; y++) {
    const [top, bottom] = rangeOf(y, image.height, height);
    for (const [left, right] of columns) {
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row++) {
        const end = (row * image.width + right) * 3;
        for (let at = (row * image.width + left) * 3; at < end; at += 3) {
          red += dots[at] ?? 0;
          green += dots[at + 1] ?? 0;
          blue += dots[at + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      rgb[out++] = red / count;
      rgb[out++] = green / count;
      rgb[out++] = blue / count;
    }
  }
  return { width, height, rgb };
}

function rangeOf(at: number, from: number, to: number): readonly [number, number] {
  const start = Math.floor((at * from) / to);
  return [start, Math.max(start + 1, Math.floor(((at + 1) * from) / to))];
}

function onWhite({ width, height, kind, data }: RawImage): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  const stride = (width + 7) >> 3;
  for (let dot = 0, out = 0; dot < width * height; dot++, out += 3) {
    if (kind === 1) {
      const column = dot % width;
      const byte = data[((dot - column) / width) * stride + (column >> 3)] ?? 0;
      rgb.fill(byte & (0x80 >> (column & 7)) ? 255 : 0, out, out + 3);
    } else {
      const opacity = (data[dot * 4 + 3] ?? 255) / 255;
      const white = 255 * (1 - opacity);
      rgb[out] = (data[dot * 4] ?? 0) * opacity + white;
      rgb[out + 1] = (data[dot * 4 + 1] ?? 0) * opacity + white;
      rgb[out + 2] = (data[dot * 4 + 2] ?? 0) * opacity + white;
    }
  }
  return rgb;
}

function pack({ width, height, rgb }: Dots): Buffer {
  const stride = width * 3;
  const rows = Buffer.allocUnsafe((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const out = y * (stride + 1);
    rows[out] = SUB_FILTER;
    for (let x = 0; x < stride; x++) {
      const before = x < 3 ? 0 : (rgb[y * stride + x - 3] ?? 0);
      rows[out + 1 + x] = (rgb[y * stride + x] ?? 0) - before;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, TRUE_COLOUR], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 4 })),
    chunk('IEND'),
  ]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
