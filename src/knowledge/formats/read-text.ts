import { decodeAnyText } from './decode-any-text';
import { type ParsedDocument, ReadFault } from './parsed-document';

/** Reads what is text already. Of code each line is a place. Throws `ReadFault` for what is no text. */
export function readText(format: 'markdown' | 'text' | 'code', bytes: Uint8Array): ParsedDocument {
  const text = decodeAnyText(bytes);
  if (text.trim() === '') throw new ReadFault('empty');
  const markup = format === 'markdown' ? 'markdown' : 'plain';
  return { format, markup, text, title: null, places: format === 'code' ? placesOf(text) : [], notes: [] };
}

function placesOf(text: string): ParsedDocument['places'] {
  const places: { start: number; place: ParsedDocument['places'][number]['place'] }[] = [];
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    places.push({ start, place: { kind: 'lines', first: line, last: line, symbol: null } });
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return places;
}
