import { markdownTable } from '../markdown-table';
import { type ParsedDocument, ReadFault } from '../parsed-document';
import { TextBuilder } from '../text-builder';
import { splitColumns } from './page-columns';
import { withoutFurniture } from './page-furniture';
import { openPdf, type Pdf } from './open-pdf';
import { readFigures } from './read-figures';
import { readSegments, type Segment } from './page-lines';
import { findHeadingSizes, type HeadingSizes, readParagraphs } from './page-paragraphs';
import { findTables } from './page-tables';
import { readRuns } from './text-runs';

interface PageText {
  /** By direction of writing; the one with the most text first. */
  segments: Segment[][];
  vertical: string[];
  characters: number;
  fields: string[];
}

/** A page with fewer letters is taken for a picture. */
const LEAST_CHARACTERS = 4;
/** So many pages tell whether a document without text has anything to show. */
const PAGES_TRIED = 5;

/**
 * Reads a PDF: its text in reading order, with tables, headings and the numbers of the pages.
 * @param pictures so many figures and tables are looked for
 */
export async function readPdf(bytes: Uint8Array, pictures = 0): Promise<ParsedDocument> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages === 0) throw new ReadFault('damaged');
    const fields = await readFields(pdf);
    const pages: PageText[] = [];
    const notes: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await readPage(pdf, number);
      if (page === null) notes.push(`Page ${number} is damaged and was left out.`);
      pages.push({ ...(page ?? { segments: [], vertical: [], characters: 0 }), fields: fields.get(number) ?? [] });
    }
    if (pages.length > 0 && notes.length === pages.length) throw new ReadFault('damaged');
    let scannedPages = pages.flatMap(({ characters, fields: own }, at) =>
      characters < LEAST_CHARACTERS && own.length === 0 ? [at + 1] : [],
    );
    if (scannedPages.length === pages.length && !(await showsAnything(pdf))) {
      notes.push('Its pages are damaged: nothing can be read of them.');
      scannedPages = [];
    }
    const title = await readTitle(pdf);
    const written = write(pages);
    const scanned = new Set(scannedPages);
    const drawn = pages.map(({ segments }, at) => ({ number: at + 1, segments: segments[0] ?? [] }));
    const shown =
      pictures > 0
        ? await readFigures(pdf, { pages: drawn.filter(({ number }) => !scanned.has(number)), written, most: pictures })
        : null;
    return {
      ...{ format: 'pdf', markup: 'markdown', title, scannedPages, ...written },
      ...(shown && { pictures: shown.pictures, drawings: shown.drawings }),
      notes: [...notes, ...(shown?.notes ?? [])],
    };
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}

async function readPage(pdf: Pdf, number: number): Promise<Omit<PageText, 'fields'> | null> {
  try {
    const page = await pdf.getPage(number);
    const { directions, vertical, characters } = readRuns(await page.getTextContent({ disableNormalization: true }));
    page.cleanup();
    return { segments: directions.map(readSegments), vertical, characters };
  } catch {
    return null;
  }
}

/** Whether the pages draw anything; where they do not, there is nothing to recognise either. */
async function showsAnything(pdf: Pdf): Promise<boolean> {
  for (let number = 1; number <= Math.min(pdf.numPages, PAGES_TRIED); number++) {
    const drawn = await pdf
      .getPage(number)
      .then((page) => page.getOperatorList())
      .catch(() => null);
    if (drawn && drawn.fnArray.length > 0) return true;
  }
  return false;
}

/** What is filled in a form, by page. */
async function readFields(pdf: Pdf): Promise<ReadonlyMap<number, string[]>> {
  const byPage = new Map<number, string[]>();
  const fields: unknown = await pdf.getFieldObjects().catch(() => null);
  const groups: unknown[] =
    fields instanceof Map ? [...fields.values()] : typeof fields === 'object' && fields ? Object.values(fields) : [];
  for (const field of groups.flat() as { name?: string; value?: unknown; page?: number; type?: string }[]) {
    const { name = '', value, page = 0, type } = field;
    if ((type !== 'text' && type !== 'combobox' && type !== 'listbox') || value === undefined || value === null) {
      continue;
    }
    const words = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === 'string' && one.trim() !== '',
    );
    if (words.length > 0) byPage.set(page + 1, [...(byPage.get(page + 1) ?? []), `- ${name}: ${words.join(', ')}`]);
  }
  return byPage;
}

async function readTitle(pdf: Pdf): Promise<string | null> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.replace(/\s+/g, ' ').trim() : '';
  // Programs put the name of their own file here.
  return title === '' || /\.(?:docx?|pptx?|xlsx?|indd|tex|dvi|pdf)$|^(?:untitled|microsoft word)/i.test(title)
    ? null
    : title;
}

function write(pages: readonly PageText[]): Pick<ParsedDocument, 'text' | 'places'> {
  const main = withoutFurniture(pages.map(({ segments }) => segments[0] ?? []));
  const sizes = findHeadingSizes(main.flat());
  const builder = new TextBuilder();
  pages.forEach(({ segments, vertical, fields }, at) => {
    const directions = [main[at] ?? [], ...segments.slice(1)];
    const blocks = [
      ...directions.flatMap((direction) => splitColumns(direction).flatMap((region) => blocksOf(region, sizes))),
      vertical.join('\n'),
      fields.join('\n'),
    ].filter((block) => block.trim() !== '');
    blocks.forEach((block, index) => {
      builder.block(block, index === 0 ? { kind: 'page', first: at + 1, last: at + 1 } : undefined);
    });
  });
  return builder.build();
}

const blocksOf = (region: readonly Segment[], sizes: HeadingSizes): string[] =>
  findTables(region).flatMap((block) =>
    block.kind === 'table' ? [markdownTable(block.rows).join('\n')] : readParagraphs(block.rows, sizes),
  );
