import { decodeAnyText } from '../decode-any-text';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { attributeOf, findElement, parsePage, wholeText } from './parse-page';
import { pageMarkdown } from './page-markdown';

/** Where a page has to say its encoding, in bytes; real ones are not that strict. */
const HEAD_BYTES = 4096;
const META = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

/** Reads a page: all that it shows, as Markdown. */
export async function readHtml(bytes: Uint8Array): Promise<ParsedDocument> {
  const document = await parsePage(decodePage(bytes));
  const title = findElement(document, ({ tagName }) => tagName === 'title');
  const body = findElement(document, ({ tagName }) => tagName === 'body') ?? document;
  const main = findElement(body, (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main');
  const own = main ? pageMarkdown({ childNodes: [main] }) : [];
  const blocks = own.length > 0 ? own : pageMarkdown(body);
  if (blocks.length === 0) throw new ReadFault('no-text');
  const words = title ? wholeText(title).replace(/\s+/g, ' ').trim() : '';
  const text = blocks.join('\n\n');
  return { format: 'html', markup: 'markdown', title: words === '' ? null : words, text, places: [], notes: [] };
}

/** By the byte order mark, else as the page says, else by its bytes. Throws `ReadFault` for what is no text. */
function decodePage(bytes: Uint8Array): string {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const named = META.exec(head)?.[1];
  if (isMarked || !named || bytes.includes(0) || named.toLowerCase().startsWith('utf')) return decodeAnyText(bytes);
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return decodeAnyText(bytes);
  }
}
