import { noteOfPictures, OfficePackage } from '../office-package';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { captionClass, type PageBlocks, readPageBlocks } from '../web/page-markdown';
import { pagePictures } from '../web/page-pictures';
import { attributeOf, parsePage } from '../web/parse-page';
import { descendantsOf, textOfXml } from '../xml';
import type { ZipLimits } from '../zip-archive';
import { withPlainEquations } from './plain-equations';

/** Programs in other languages name the styles of headings in their own. */
const STYLES = [
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => [
    `p[style-name='标题 ${level}'] => h${level}:fresh`,
    `p[style-name='標題 ${level}'] => h${level}:fresh`,
  ]),
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  'comment-reference => sup',
  ...['caption', '题注', '題註'].map((name) => `p[style-name='${name}'] => p.${captionClass}:fresh`),
];
/** What holds no words; it is not unpacked. */
const NO_WORDS = /^(?:.*\/)?(?:media|embeddings|fonts|activeX|printerSettings|customXml)\//;

/** Pictures beside the text; nothing of them is given to the library but their names. */
const MEDIA = /^(?:.*\/)?media\/[^/]+$/;

/**
 * Reads a Word document. Nothing outside of the file is opened.
 * @param pictures so many figures and tables are looked for
 */
export async function readDocx(bytes: Uint8Array, limits: ZipLimits, pictures = 0): Promise<ParsedDocument> {
  const office = await OfficePackage.open(bytes, 'word', limits);
  const [{ default: mammoth }, { zipSync }] = await Promise.all([import('mammoth'), import('fflate')]);
  const parts: Record<string, Uint8Array> = {};
  for (const { name, isLink } of office.archive.entries) {
    const isNeeded = /\.(?:xml|rels)$/i.test(name) && !NO_WORDS.test(name) && !isLink;
    const part = isNeeded ? office.archive.read(name) : null;
    if (pictures > 0 && MEDIA.test(name) && !isLink) parts[name] = Buffer.from(name);
    if (part) parts[name] = name === office.main ? await withPlainEquations(part) : part;
  }
  const html = await convert(mammoth, Buffer.from(zipSync(parts, { level: 0 })));
  const page = readPageBlocks(await parsePage(html));
  const blocks = page.blocks.length > 0 ? page.blocks : await readEdges(office);
  const notes = blocks.length > 0 ? [] : [noteOfPictures(office)];
  const title = await office.title();
  const text = blocks.join('\n\n');
  const shown = pictures > 0 ? picturesOf(office, { ...page, blocks }, { text, most: pictures }) : null;
  return {
    ...{ format: 'docx', markup: 'markdown', title, text, places: [] },
    ...(shown && { pictures: shown.pictures }),
    notes: [...notes, ...(shown?.notes ?? [])],
  };
}

function picturesOf(
  office: OfficePackage,
  page: PageBlocks,
  { text, most }: { text: string; most: number },
): ReturnType<typeof pagePictures> {
  return pagePictures({
    ...{ page, text, most },
    sourceOf: (element) => {
      const name = attributeOf(element, 'src') ?? '';
      const bytes = MEDIA.test(name) ? office.picture(name) : null;
      return bytes && { bytes };
    },
  });
}

/** What stands at the top and the bottom of each page; it counts only where there is nothing else. */
async function readEdges(office: OfficePackage): Promise<string[]> {
  const edges = (await office.relationships(office.main)).filter(({ type }) => type === 'header' || type === 'footer');
  const blocks: string[] = [];
  for (const { target } of edges) {
    for (const paragraph of descendantsOf((await office.part(target)) ?? undefined, 'p')) {
      blocks.push(descendantsOf(paragraph, 't').map(textOfXml).join('').trim());
    }
  }
  return [...new Set(blocks)].filter((block) => block !== '');
}

/** A picture becomes an `img` whose address is its part's name. */
async function convert(mammoth: typeof import('mammoth'), buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => ({
          src: await image.readAsBuffer().then(String, () => ''),
        })),
      },
    );
    return value;
  } catch (error) {
    if (error instanceof ReadFault) throw error;
    throw new ReadFault('damaged');
  }
}
