/** Formats that are opened; of each only its first picture. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'bmp';

const HEAD_BYTES = 32;
const BRANDS_OF_HEIC = /^(?:hei[cmsx]|hev[cmsx]|mif[12]|msf1|avi[fs]|miaf)/;
/** Lengths of the second header that a bitmap may have; `BM` alone begins words, too. */
const BITMAP_HEADERS = new Set([12, 40, 52, 56, 64, 108, 124]);

/** What the first bytes say that a file is, whatever its name says. `heic`: also AVIF, which phones write as well. */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat | 'heic' | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const text = head.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'webp';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  if (/^[^]{4}ftyp/.test(text)) return BRANDS_OF_HEIC.test(text.slice(8)) ? 'heic' : null;
  return text.startsWith('BM') && head.length >= 18 && BITMAP_HEADERS.has(head.readUInt32LE(14)) ? 'bmp' : null;
}
