import { decodeText } from '../decode-text';
import { ReadFault } from './parsed-document';

/** Text of a file that does not say its encoding; in the end as Windows writes it in the West. Throws `ReadFault` for what is no text. */
export function decodeAnyText(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  if (decoded.fault === 'binary') throw new ReadFault('wrong-type');
  return new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
}
