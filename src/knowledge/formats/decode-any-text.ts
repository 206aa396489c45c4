import { decodeText } from '../decode-text';
import { ReadFault } from './parsed-document';

/** What tables and pages are written in where they are neither Unicode nor GB18030, most wanted first. */
const OTHER_ENCODINGS = ['big5', 'shift_jis', 'euc-kr', 'windows-1252'] as const;
/** Bytes that tell whether a file is UTF-16. */
const SAMPLE_BYTES = 4096;
/** Everyday characters of each; without them it is likely another encoding. */
const EVERYDAY: Readonly<Record<string, RegExp>> = {
  big5: /[的一是不了在人有我他這為之大來以個中上們]/g,
  shift_jis: /[\u3040-\u30ff]/g,
  'euc-kr': /[\uac00-\ud7a3]/g,
};

/** Text of a file that does not say its encoding. Throws `ReadFault` for what is no text. */
export function decodeAnyText(bytes: Uint8Array): string {
  const unmarked = decodeUnmarkedUtf16(bytes);
  if (unmarked !== null) return unmarked;
  const guessed = guessOther(bytes);
  if (guessed !== null) return guessed;
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  if (decoded.fault === 'binary') throw new ReadFault('wrong-type');
  return new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
}

/** UTF-16 without its mark: in Latin text, every second byte is zero. */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), SAMPLE_BYTES);
  if (length < 4 || bytes.length % 2 === 1) return null;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[(at % 2) as 0 | 1]++;
  const half = length / 2;
  const [even, odd] = [zeros[0] / half, zeros[1] / half];
  if (Math.max(even, odd) < 0.4 || Math.min(even, odd) > 0.02) return null;
  const text = strictly(bytes, even > odd ? 'utf-16be' : 'utf-16le');
  return text === null || text.includes('\u0000') ? null : text.replace(/\r\n?/g, '\n');
}

/** Null where UTF-8, UTF-16 or GB18030 fit better. */
function guessOther(bytes: Uint8Array): string | null {
  if (bytes.includes(0) || isUtf8(bytes)) return null;
  const chinese = strictly(bytes, 'gb18030');
  let best: { text: string; share: number } | null =
    chinese === null ? null : { text: '', share: everydayShare(chinese) };
  for (const encoding of OTHER_ENCODINGS) {
    const text = encoding === 'windows-1252' ? null : strictly(bytes, encoding);
    if (text === null) continue;
    const share = shareOf(text, EVERYDAY[encoding] ?? /$^/g);
    if (share > 0.08 && (best === null || share > best.share * 1.5)) best = { text, share };
  }
  return best === null || best.text === '' ? null : best.text.replace(/\r\n?/g, '\n');
}

const everydayShare = (text: string): number =>
  shareOf(text, /[的一是不了在人有我他这为之大来以个中上们年月日时分地到]/g);

function shareOf(text: string, everyday: RegExp): number {
  const foreign = text.replace(/\p{ASCII}/gu, '').length;
  return foreign === 0 ? 0 : (text.match(everyday)?.length ?? 0) / foreign;
}

const isUtf8 = (bytes: Uint8Array): boolean => strictly(bytes, 'utf-8') !== null;

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
