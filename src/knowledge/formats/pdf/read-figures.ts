import type { ParsedDocument } from '../parsed-document';
import { collectPictures } from '../pictures/collect-pictures';
import type { Pdf } from './open-pdf';
import { type PageGraphics, readPageGraphics } from './page-images';
import { type DrawnFigure, type FiguresOfPage, markFigures } from './pdf-figures';

/** The text of the document must not wait longer for its pictures. */
const MOST_MILLISECONDS = 10_000;
const MOST_DRAWN = 100;

interface WrittenPdf {
  pages: readonly Pick<FiguresOfPage, 'number' | 'segments'>[];
  written: Pick<ParsedDocument, 'text' | 'places'>;
  most: number;
}

/** Pictures of the pages with captions and numbers of pages, and where figures are that are only drawn by lines. */
export async function readFigures(
  pdf: Pdf,
  { pages, written, most }: WrittenPdf,
): Promise<ReturnType<typeof collectPictures> & { drawings: DrawnFigure[] }> {
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
    const graphics = await graphicsOf(pdf, page.number, OPS);
    if (graphics === null) notes.push(`Pictures of page ${page.number} cannot be read.`);
    count += graphics?.images.length ?? 0;
    found.push({ ...page, ...(graphics ?? { images: [], paths: [], view: null }) });
  }
  const { marks, drawings } = markFigures(found, written);
  const shown = collectPictures({ text: written.text, marks, most });
  return { pictures: shown.pictures, notes: [...shown.notes, ...notes], drawings: drawings.slice(0, MOST_DRAWN) };
}

async function graphicsOf(
  pdf: Pdf,
  number: number,
  operators: Parameters<typeof readPageGraphics>[1],
): Promise<(PageGraphics & Pick<FiguresOfPage, 'view'>) | null> {
  try {
    const page = await pdf.getPage(number);
    const graphics = await readPageGraphics(page, operators);
    page.cleanup();
    return { ...graphics, view: page.rotate === 0 ? page.view : null };
  } catch {
    return null;
  }
}
