/** Bytes that tell whether a file is UTF-16. */
const SAMPLE_BYTES = 4096;
/** So much of what is no ASCII are everyday characters, where the encoding is guessed right. */
const LEAST_SHARE = 0.08;
const EVERYDAY = {
  gb18030: /[，。、：；（）的一是不了在人有我他这为之大来以个中上们年月日时分地到]/g,
  big5: /[，。、：；（）的一是不了在人有我他這為之大來以個中上們年月日時分地到]/g,
};

/** UTF-16 without its mark: in text with Latin letters, every second byte is often zero. Null for anything else. */
export function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), SAMPLE_BYTES);
  if (length < 4 || bytes.length % 2 === 1) return null;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[(at % 2) as 0 | 1]++;
  const [even, odd] = [zeros[0] / (length / 2), zeros[1] / (length / 2)];
  if (Math.max(even, odd) < 0.4 || Math.min(even, odd) > 0.02) return null;
  const text = decodeStrictly(bytes, even > odd ? 'utf-16be' : 'utf-16le');
  return text?.includes('\u0000') ? null : text;
}

/** Text in Big5 or Shift-JIS; null where GB18030 or none fits better. */
export function decodeForeign(bytes: Uint8Array): string | null {
  if (hasJapaneseBytes(bytes)) return decodeStrictly(bytes, 'shift_jis');
  const chinese = decodeStrictly(bytes, 'gb18030');
  const least = Math.max(LEAST_SHARE, 1.5 * (chinese === null ? 0 : shareOf(chinese, EVERYDAY.gb18030)));
  const traditional = decodeStrictly(bytes, 'big5');
  return traditional !== null && shareOf(traditional, EVERYDAY.big5) > least ? traditional : null;
}

/** In Shift-JIS nearly all signs are kana or everyday characters, whose first bytes other encodings seldom use. */
function hasJapaneseBytes(bytes: Uint8Array): boolean {
  let [signs, everyday] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    signs++;
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    at++;
    if ((lead >= 0x81 && lead <= 0x83) || (lead >= 0x88 && lead <= 0x97)) everyday++;
  }
  return signs > 0 && everyday >= 0.8 * signs;
}

function shareOf(text: string, everyday: RegExp): number {
  const foreign = text.replace(/\p{ASCII}/gu, '').length;
  return foreign === 0 ? 0 : (text.match(everyday)?.length ?? 0) / foreign;
}

/** Null where the bytes are not of that encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
