import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureLine, PictureWord, SafePicture } from '../../core/picture';
import type { PictureDecoder, PreparedPage, TextCell } from '../../core/ports/picture-decoder';
import type { ProgramResult, ProgramRunner } from '../../core/ports/program-runner';
import type { Recognition, RecognitionFailure, TextRecogniser } from '../../core/ports/text-recogniser';
import { hasDoubts, readCells } from './read-cells';
import { type QuarterTurns, sidesToTry } from './sides-to-try';
import { tesseractWords } from './tesseract-words';

interface TesseractRecogniserOptions {
  programs: ProgramRunner;
  decoder: Pick<PictureDecoder, 'prepare'>;
  /** For the letters of one picture. */
  milliseconds: number;
}

const CHINESE = ['chi_sim', 'chi_tra'];
const LATIN = 'eng';
/** The same page twice: tesseract reads it by its cells where a list of them has the same name. */
const [CELLS, WHOLE] = ['page.png', 'whole.png'];
/** White around a cell, in dots. */
const MARGIN = 8;
/** Below, letters may lie on their side. */
const GOOD = 0.75;

type Attempt = { lines: readonly PictureLine[] } | { failure: RecognitionFailure };

/**
 * Reads letters with tesseract on this machine: each cell of the page by itself, once as Chinese
 * and once as Latin; where doubts are left, whole lines, too.
 */
export class TesseractRecogniser implements TextRecogniser {
  readonly isLocal = true;
  private languages: { chinese: string; latin: string } | null = null;

  constructor(private readonly options: TesseractRecogniserOptions) {}

  async recognise(picture: SafePicture, signal?: AbortSignal): Promise<Recognition> {
    signal?.throwIfAborted();
    const deadline = performance.now() + this.options.milliseconds;
    const prepare = this.preparing(picture, signal);
    const upright = await prepare(0);
    if (upright === null) return { status: 'failed', reason: 'failed' };
    let best: readonly PictureLine[] | null = null;
    for (const turn of await sidesToTry(upright, () => prepare(1))) {
      const page = await prepare(turn);
      const attempt = page ? await this.read(page, { deadline, signal }) : ({ failure: 'failed' } as const);
      signal?.throwIfAborted();
      if ('failure' in attempt) {
        return best ? { status: 'read', lines: best } : { status: 'failed', reason: attempt.failure };
      }
      if (best === null || weight(attempt.lines) > weight(best)) best = attempt.lines;
      if (confidenceOf(best) >= GOOD) break;
    }
    return { status: 'read', lines: best ?? [] };
  }

  /** Each side once. */
  private preparing(
    picture: SafePicture,
    signal: AbortSignal | undefined,
  ): (turn: QuarterTurns) => Promise<PreparedPage | null> {
    const pages = new Map<QuarterTurns, PreparedPage | null>();
    return async (turn) => {
      const known = pages.get(turn);
      if (known !== undefined) return known;
      const prepared = await this.options.decoder.prepare(picture, turn, signal);
      const page = prepared.status === 'done' ? prepared.value : null;
      pages.set(turn, page);
      return page;
    };
  }

  private async read(page: PreparedPage, limits: Limits): Promise<Attempt> {
    const { programs } = this.options;
    return programs.withFolder(async (folder) => {
      const languages = await this.installed(folder);
      if ('failure' in languages) return languages;
      await writePage(folder, page);
      const { chinese, latin } = languages;
      const passes = await Promise.all([
        this.pass(folder, [CELLS, chinese], limits),
        this.pass(folder, [CELLS, latin], limits),
      ]);
      const failed = passes.find((pass) => 'failure' in pass);
      if (failed) return failed;
      const words = passes.flatMap((pass) => ('words' in pass ? [pass.words] : []));
      if (hasDoubts(page, words)) {
        const whole = await this.pass(folder, [WHOLE, `${chinese}+${latin}`], limits);
        if ('words' in whole) words.push(whole.words);
      }
      return { lines: readCells(page, words) };
    });
  }

  /** Without the data for Chinese a Chinese name is read as Latin and would not be hidden: then nothing is installed. */
  private async installed(
    folder: string,
  ): Promise<{ chinese: string; latin: string } | { failure: RecognitionFailure }> {
    if (this.languages) return this.languages;
    const result = await this.options.programs.run({
      program: 'tesseract',
      args: ['--list-langs'],
      folder,
      milliseconds: 5000,
    });
    if (result.status === 'failed') return failureOf(result);
    const names = result.output.toString().split(/\s+/);
    const chinese = CHINESE.find((name) => names.includes(name));
    if (chinese === undefined) return { failure: 'missing' };
    this.languages = { chinese, latin: names.includes(LATIN) ? LATIN : chinese };
    return this.languages;
  }

  private async pass(
    folder: string,
    [file, language]: readonly [string, string],
    { deadline, signal }: Limits,
  ): Promise<{ words: PictureWord[] } | { failure: RecognitionFailure }> {
    const milliseconds = deadline - performance.now();
    if (milliseconds <= 0) return { failure: 'too-slow' };
    const args = [file, 'stdout', '-l', language, '--psm', '6', '--dpi', '300', 'tsv'];
    const result = await this.options.programs.run({ program: 'tesseract', args, folder, milliseconds, signal });
    return result.status === 'done' ? { words: tesseractWords(result.output.toString('utf8')) } : failureOf(result);
  }
}

interface Limits {
  /** As `performance.now()` counts. */
  deadline: number;
  signal: AbortSignal | undefined;
}

function failureOf({ reason }: Extract<ProgramResult, { status: 'failed' }>): { failure: RecognitionFailure } {
  return { failure: reason === 'missing' || reason === 'too-slow' ? reason : 'failed' };
}

/** Beside the page lies a list of its cells, which tesseract reads one by one. */
async function writePage(folder: string, { bytes, width, height, cells }: PreparedPage): Promise<void> {
  await Promise.all([CELLS, WHOLE].map((name) => writeFile(join(folder, name), bytes)));
  const zones = cells.filter(({ sign }) => sign === null).map(({ box }) => zoneOf(box, width, height));
  await writeFile(join(folder, 'page.uzn'), `${zones.join('\n')}\n`);
}

function zoneOf(box: TextCell['box'], width: number, height: number): string {
  const [left, top] = [Math.max(0, box.left - MARGIN), Math.max(0, box.top - MARGIN)];
  const right = Math.min(width, box.left + box.width + MARGIN);
  const bottom = Math.min(height, box.top + box.height + MARGIN);
  return `${left} ${top} ${right - left} ${bottom - top} Text`;
}

const lettersOf = (lines: readonly PictureLine[]) => lines.flatMap(({ words }) => words);

function confidenceOf(lines: readonly PictureLine[]): number {
  const words = lettersOf(lines);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, letters);
}

/** Many letters that are sure. */
const weight = (lines: readonly PictureLine[]): number =>
  lettersOf(lines).reduce((sum, { text, confidence }) => sum + text.length * (confidence - 0.5), 0);
