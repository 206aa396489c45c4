import { decodeForeign, decodeStrictly, decodeUnmarkedUtf16 } from './guess-encoding';

/** Why bytes are not a text. */
export type DecodeFault = 'binary' | 'encoding';

export type DecodedText = { text: string } | { fault: DecodeFault };

/**
 * Bytes to text: by byte order mark (UTF-8, UTF-16), else UTF-8, else GB18030 or Big5 where that is plausible.
 * Line ends become `\n` and the mark is dropped, so that offsets do not depend on who saved the file.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const hasZeros = !isUtf16 && bytes.includes(0);
  const unmarked = hasZeros ? decodeUnmarkedUtf16(bytes) : null;
  if (hasZeros && unmarked === null) return { fault: 'binary' };
  const text = isUtf16
    ? decodeStrictly(bytes, first === 0xff ? 'utf-16le' : 'utf-16be')
    : (unmarked ?? decodeStrictly(bytes, 'utf-8') ?? decodeForeign(bytes) ?? decodeChinese(bytes));
  if (text === null) return { fault: looksBinary(bytes) ? 'binary' : 'encoding' };
  if (hasManyControls(text)) return { fault: 'binary' };
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
}

/** Almost any bytes are valid GB18030, so the everyday rows (punctuation, letters, the 3,755 common characters) must dominate. */
function decodeChinese(bytes: Uint8Array): string | null {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) common++;
  }
  return common >= pairs * 0.6 ? decodeStrictly(bytes, 'gb18030') : null;
}

const isControl = (code: number): boolean => (code < 32 && !(code >= 9 && code <= 13)) || code === 127;

function hasManyControls(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return true;
    if (isControl(code)) controls++;
  }
  return controls > text.length * 0.05;
}

const looksBinary = (bytes: Uint8Array): boolean => bytes.filter(isControl).length > bytes.length * 0.05;
