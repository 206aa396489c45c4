import { decodeText } from '../decode-text';
import { ReadFault } from './parsed-document';

/** Share of letters with accents in what is written in the West. */
const MOST_FOREIGN = 0.25;

/** Text of a file that does not say its encoding; in the end as Windows writes it in the West. Throws `ReadFault` for what is no text. */
export function decodeAnyText(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  if (decoded.fault === 'binary') throw new ReadFault('wrong-type');
  const western = new TextDecoder('windows-1252').decode(bytes);
  const foreign = western.replace(/\p{ASCII}/gu, '').length;
  if (foreign > MOST_FOREIGN * western.length) throw new ReadFault('wrong-type', 'its encoding is unknown');
  return western.replace(/\r\n?/g, '\n');
}
