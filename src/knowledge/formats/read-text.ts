import { decodeAnyText } from './decode-any-text';
import { markdownPictures } from './pictures/markdown-pictures';
import { type ParsedDocument, ReadFault } from './parsed-document';

/** Reads what is text already; `pictures`: so many figures and tables of Markdown are looked for. Of code each line is a place. Throws `ReadFault` for what is no text. */
export function readText(format: 'markdown' | 'text' | 'code', bytes: Uint8Array, pictures = 0): ParsedDocument {
  const text = decodeAnyText(bytes);
  if (text.trim() === '') throw new ReadFault('empty');
  const markup = format === 'markdown' ? 'markdown' : 'plain';
  const shown = format === 'markdown' && pictures > 0 ? markdownPictures(text, pictures) : { notes: [] };
  return { format, markup, text, title: null, places: format === 'code' ? placesOf(text) : [], ...shown };
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
