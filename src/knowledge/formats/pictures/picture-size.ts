/** What the first bytes of a file say of it. `drawing`: lines and letters in place of dots, which nobody here draws. */
export type PictureHead = { kind: 'picture'; width: number; height: number } | { kind: 'drawing' } | { kind: 'other' };

const OTHER: PictureHead = { kind: 'other' };
const DRAWING: PictureHead = { kind: 'drawing' };
const [PNG, JPEG, GIF, BMP] = [0x89504e47, 0xffd8, 0x47494638, 0x424d];
const [EMF_RECORD, EMF_MARK] = [1, 0x464d4520];
const WMF = 0x9ac6cdd7;
const PLAIN_WMF = [0x01000900, 0x02000900];
/** Frames of a JPEG that tell its size. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** By its first bytes; sizes are 0 where they are not told plainly. */
export function pictureHead(bytes: Uint8Array): PictureHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26) return OTHER;
  if (view.getUint32(0) === PNG) return picture(view.getUint32(16), view.getUint32(20));
  if (view.getUint32(0) === GIF) return picture(view.getUint16(6, true), view.getUint16(8, true));
  if (view.getUint16(0) === JPEG) return jpegSize(view);
  if (view.getUint16(0) === BMP) return picture(Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return picture(0, 0);
  if (/^(?:II\*\0|MM\0\*)/.test(start)) return picture(0, 0);
  if (view.getUint32(0, true) === WMF || PLAIN_WMF.includes(view.getUint32(0))) return DRAWING;
  if (view.getUint32(0, true) === EMF_RECORD && bytes.length > 44 && view.getUint32(40, true) === EMF_MARK) {
    return DRAWING;
  }
  return /^\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!DOCTYPE svg|!--)/i.test(start) ? DRAWING : OTHER;
}

const picture = (width: number, height: number): PictureHead => ({ kind: 'picture', width, height });

function jpegSize(view: DataView): PictureHead {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at++;
    else if (FRAMES.has(marker)) return picture(view.getUint16(at + 7), view.getUint16(at + 5));
    else at += 2 + view.getUint16(at + 2);
  }
  return picture(0, 0);
}
