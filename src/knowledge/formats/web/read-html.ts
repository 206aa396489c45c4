import { decodeAnyText } from '../decode-any-text';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { attributeOf, findElement, type PageElement, parsePage, wholeText } from './parse-page';
import type { PictureMark } from '../pictures/picture-mark';
import { notesOfReferences, pictureReference, type PictureReference } from '../pictures/picture-reference';
import { type PageBlocks, readPageBlocks } from './page-markdown';
import { pagePictures } from './page-pictures';

/** Where a page has to say its encoding, in bytes; real ones are not that strict. */
const HEAD_BYTES = 4096;
const META = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

/**
 * Reads a page: all that it shows, as Markdown.
 * @param pictures so many figures and tables are looked for
 */
export async function readHtml(bytes: Uint8Array, pictures = 0): Promise<ParsedDocument> {
  const document = await parsePage(decodePage(bytes));
  const title = findElement(document, ({ tagName }) => tagName === 'title');
  const body = findElement(document, ({ tagName }) => tagName === 'body') ?? document;
  const main = findElement(body, (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main');
  const own = main ? readPageBlocks({ childNodes: [main] }) : null;
  const page = own && own.blocks.length > 0 ? own : readPageBlocks(body);
  const { blocks } = page;
  if (blocks.length === 0) throw new ReadFault('no-text');
  const words = title ? wholeText(title).replace(/\s+/g, ' ').trim() : '';
  const text = blocks.join('\n\n');
  const shown = pictures > 0 ? picturesOf(page, text, pictures) : { notes: [] };
  return { format: 'html', markup: 'markdown', title: words === '' ? null : words, text, places: [], ...shown };
}

function picturesOf(page: PageBlocks, text: string, most: number): Pick<ParsedDocument, 'pictures' | 'notes'> {
  const references: (PictureReference | null)[] = [];
  const sourceOf = (element: PageElement): PictureMark['source'] | null => {
    const reference = pictureReference(attributeOf(element, 'src') ?? '');
    references.push(reference);
    if (reference?.kind === 'file') return { file: reference.file };
    return reference?.kind === 'data' ? { bytes: reference.bytes } : null;
  };
  const { pictures, notes } = pagePictures({ page, text, most, sourceOf });
  return { pictures, notes: [...notes, ...notesOfReferences(references)] };
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
