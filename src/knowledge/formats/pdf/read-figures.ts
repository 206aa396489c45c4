import type { ParsedDocument } from '../parsed-document';
import { collectPictures } from '../pictures/collect-pictures';
import type { Pdf } from './open-pdf';
import { readPageImages } from './page-images';
import { type FiguresOfPage, markFigures } from './pdf-figures';

/** The text of the document must not wait longer for its pictures. */
const MOST_MILLISECONDS = 10_000;

interface WrittenPdf {
  pages: readonly Omit<FiguresOfPage, 'images'>[];
  written: Pick<ParsedDocument, 'text' | 'places'>;
  most: number;
}

/** Pictures of the pages, with captions and numbers of pages; what is only drawn by lines is not among them. */
export async function readFigures(
  pdf: Pdf,
  { pages, written, most }: WrittenPdf,
): Promise<ReturnType<typeof collectPictures>> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const deadline = performance.now() + MOST_MILLISECONDS;
  const found: FiguresOfPage[] = [];
  const notes: string[] = [];
  let count = 0;
  for (const [at, page] of pages.entries()) {
    if (performance.now() > deadline || count > most) {
      notes.push(`Pictures of ${pages.length - at} pages were not looked for: it has too many.`);
      break;
    }
    const images = await imagesOf(pdf, page.number, OPS);
    if (images === null) notes.push(`Pictures of page ${page.number} cannot be read.`);
    count += images?.length ?? 0;
    found.push({ ...page, images: images ?? [] });
  }
  const marks = markFigures(found, written);
  const shown = collectPictures({ text: written.text, marks, most });
  return { pictures: shown.pictures, notes: [...shown.notes, ...notes] };
}

async function imagesOf(
  pdf: Pdf,
  number: number,
  operators: Parameters<typeof readPageImages>[1],
): Promise<FiguresOfPage['images'] | null> {
  try {
    const page = await pdf.getPage(number);
    const images = await readPageImages(page, operators);
    page.cleanup();
    return images;
  } catch {
    return null;
  }
}
