import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundPicture } from '../../../core/document-picture';
import type { ProgramRunner } from '../../../core/ports/program-runner';
import type { DrawnFigure } from './pdf-figures';

interface DrawnFigures {
  bytes: Uint8Array;
  drawings: readonly DrawnFigure[];
  /** As `performance.now()` counts. */
  deadline: number;
  signal?: AbortSignal | undefined;
}

const POINTS_AN_INCH = 72;
const DOTS_AN_INCH = 150;
const LONGEST_SIDE = 1600;
const LARGEST = 20 * 1024 * 1024;

/** Draws figures that are made of lines where poppler is installed, and says so where it is not. */
export async function drawFigures(
  programs: ProgramRunner,
  { bytes, drawings, deadline, signal }: DrawnFigures,
): Promise<{ pictures: FoundPicture[]; notes: string[] }> {
  const pictures: FoundPicture[] = [];
  const missing = await programs.withFolder(async (folder) => {
    await writeFile(join(folder, 'document.pdf'), bytes);
    for (const drawing of drawings) {
      signal?.throwIfAborted();
      const milliseconds = deadline - performance.now();
      if (milliseconds <= 0) return false;
      const args = [...argumentsOf(drawing), 'document.pdf', 'figure'];
      const result = await programs.run({ program: 'pdftoppm', args, folder, milliseconds, signal });
      if (result.status === 'failed' && result.reason === 'missing') return true;
      const drawn = result.status === 'done' ? await readFile(join(folder, 'figure.png')).catch(() => null) : null;
      if (drawn && drawn.length <= LARGEST) pictures.push(foundOf(drawing, drawn));
    }
    return false;
  });
  const left = drawings.length - pictures.length;
  const why = missing ? '; install poppler (pdftoppm) to read them' : '';
  return { pictures, notes: left > 0 ? [`${left} figures that are drawn by lines were not read${why}.`] : [] };
}

function argumentsOf({ page, left, top, width, height }: DrawnFigure): string[] {
  const dots = Math.min(DOTS_AN_INCH, (LONGEST_SIDE * POINTS_AN_INCH) / Math.max(width, height));
  const inDots = (points: number): string => String(Math.round((points * dots) / POINTS_AN_INCH));
  const region = ['-x', inDots(left), '-y', inDots(top), '-W', inDots(width), '-H', inDots(height)];
  const range = ['-f', String(page), '-l', String(page), '-singlefile'];
  return [...range, '-cropbox', '-r', dots.toFixed(2), ...region, '-png'];
}

const foundOf = ({ page, caption, start }: DrawnFigure, drawn: Buffer): FoundPicture => ({
  ...{ data: drawn.toString('base64'), file: null, caption, alternative: '', table: '', start },
  place: { kind: 'page', first: page, last: page },
});
