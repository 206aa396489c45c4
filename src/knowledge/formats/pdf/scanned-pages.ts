import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentReading, ReadDocument } from '../../../core/ports/document-reader';
import type { ProgramResult, ProgramRunner } from '../../../core/ports/program-runner';
import { refuse } from '../refusals';

interface ScannedDocument {
  document: ReadDocument;
  bytes: Uint8Array;
  /** Numbers of the pages without text. */
  pages: readonly number[];
  /** So many pages are recognised at most. */
  most: number;
  /** As `performance.now()` counts. */
  deadline: number;
  signal?: AbortSignal | undefined;
}

/** Longer side of a page in dots: about 200 an inch, and a huge sheet does not become a huge picture. */
const LONGEST_SIDE = 2400;
const LANGUAGES = ['chi_sim', 'chi_tra', 'eng'];

/** Recognises the letters of scanned pages where poppler and tesseract are installed, and says so where they are not. */
export async function readScannedPages(programs: ProgramRunner, scanned: ScannedDocument): Promise<DocumentReading> {
  const { bytes, pages, most, deadline, signal } = scanned;
  const recognised = new Map<number, string>();
  const chosen = pages.slice(0, most);
  const missing = await programs.withFolder(async (folder) => {
    const languages = await languagesOf(programs, folder);
    if (languages === null) return 'tesseract';
    await writeFile(join(folder, 'document.pdf'), bytes);
    for (const page of chosen) {
      signal?.throwIfAborted();
      const milliseconds = deadline - performance.now();
      if (milliseconds <= 0) return null;
      const found = await recognise(programs, { folder, page, languages, milliseconds, signal });
      if (found === 'missing') return 'pdftoppm';
      if (found !== null) recognised.set(page, found.text);
    }
    return null;
  });
  return merge(scanned, recognised, missing);
}

/** Null where tesseract is not installed. */
async function languagesOf(programs: ProgramRunner, folder: string): Promise<string | null> {
  const result = await programs.run({ program: 'tesseract', args: ['--list-langs'], folder, milliseconds: 5000 });
  if (result.status === 'failed') return null;
  const installed = result.output.toString().split(/\s+/);
  return LANGUAGES.filter((language) => installed.includes(language)).join('+') || 'eng';
}

interface PageToRecognise {
  folder: string;
  page: number;
  languages: string;
  milliseconds: number;
  signal: AbortSignal | undefined;
}

async function recognise(programs: ProgramRunner, task: PageToRecognise): Promise<{ text: string } | 'missing' | null> {
  const { folder, page, languages, milliseconds, signal } = task;
  const run = (program: string, args: readonly string[]): Promise<ProgramResult> =>
    programs.run({ program, args, folder, milliseconds, signal });
  const range = ['-f', String(page), '-l', String(page), '-singlefile'];
  const size = ['-scale-to', String(LONGEST_SIDE), '-gray', '-png'];
  const drawn = await run('pdftoppm', [...range, ...size, 'document.pdf', 'page']);
  if (drawn.status === 'failed') return drawn.reason === 'missing' ? 'missing' : null;
  const read = await run('tesseract', ['page.png', 'stdout', '-l', languages, '--psm', '3']);
  return read.status === 'done' ? { text: tidy(read.output.toString('utf8')) } : null;
}

/** Tesseract parts Chinese characters with spaces. */
const tidy = (text: string): string =>
  text
    .replace(/(?<=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]) +(?=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])/g, '')
    .replace(/\f/g, '')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function merge(
  { document, pages }: ScannedDocument,
  recognised: ReadonlyMap<number, string>,
  missing: string | null,
): DocumentReading {
  const withText = [...recognised].filter(([, text]) => text !== '');
  const left = pages.length - recognised.size;
  if (missing !== null && document.text === '') {
    const detail = `its pages are pictures, which ${missing} would read if it were installed`;
    return { documents: [], refused: [refuse(document.path, 'no-text', detail)] };
  }
  const notes = [...document.notes];
  if (withText.length > 0) {
    notes.push(`${withText.length} scanned pages were recognised by tesseract; look through them.`);
  }
  if (left > 0) {
    const why = missing === null ? '; split the file to read them all' : `; install ${missing} to read them`;
    notes.push(`${left} pages without text were not read${why}.`);
  }
  return { documents: [{ ...withPages(document, withText), notes }], refused: [] };
}

/** Puts the recognised pages where they belong between the others. */
function withPages(document: ReadDocument, recognised: readonly (readonly [number, string])[]): ReadDocument {
  const { text, places } = document;
  const parts = places.map(({ start, place }, at) => ({
    page: place.kind === 'page' ? place.first : 0,
    text: text.slice(start, places[at + 1]?.start).trim(),
  }));
  const all = [...parts, ...recognised.map(([page, own]) => ({ page, text: own }))].sort(
    (one, other) => one.page - other.page,
  );
  const merged = { text: '', places: [] as ReadDocument['places'][number][] };
  const startOf = new Map<number, number>();
  for (const { page, text: own } of all) {
    if (merged.text !== '') merged.text += '\n\n';
    startOf.set(page, merged.text.length);
    merged.places.push({ start: merged.text.length, place: { kind: 'page', first: page, last: page } });
    merged.text += own;
  }
  const pictures = document.pictures?.map((picture) => {
    const from = places.findLast(({ start }) => start <= picture.start);
    const page = from?.place.kind === 'page' ? from.place.first : 0;
    const start = from ? (startOf.get(page) ?? 0) + picture.start - from.start : picture.start;
    return { ...picture, start: Math.min(start, merged.text.length) };
  });
  return { ...document, ...merged, ...(pictures && { pictures }) };
}
