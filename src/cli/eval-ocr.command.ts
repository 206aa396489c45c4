import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { BadInput } from '../app/failures';
import { evaluationFolder, fontsFolder, picturesScript } from '../app/program-paths';
import { searchPath } from '../config/search-path';
import type { PictureLine } from '../core/picture';
import { drawPage, type DrawnPage } from '../evaluation/pictures/draw-page';
import {
  EvaluateOcr,
  type MeasuredPage,
  type OcrEvaluation,
  type OcrFigures,
} from '../evaluation/pictures/evaluate-ocr.use-case';
import { pageSchema } from '../evaluation/pictures/page-description';
import { InstalledPrograms } from '../isolation/installed-programs';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { IsolatedPictureDecoder } from '../media/pictures/isolated-picture.decoder';
import { TesseractRecogniser } from '../media/recognition/tesseract.recogniser';
import { readReportRows } from '../media/report/read-report-rows';
import { readJsonLines } from './json-lines';
import { percent, print, printJson, table } from './output';
import { showProgress } from './progress';

const shippedPages = join(evaluationFolder, 'pictures', 'pages.jsonl');
/** More than a picture of a chat gets, so that a busy machine does not change the figures. */
const MILLISECONDS = 120_000;

interface EvalOcrOptions {
  pages?: string;
  keep?: string;
  json?: boolean;
}

export function addEvalOcrCommand(evaluation: Command): void {
  evaluation
    .command('ocr')
    .description('how well letters of drawn lab reports and figures are read by tesseract, clean and as by a phone')
    .option('--pages <file>', 'a described page a line; without it the shipped sixty')
    .option('--keep <folder>', 'where the pictures are put, with what was read of each')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalOcrOptions) => {
      const pages = readJsonLines(
        options.pages ?? shippedPages,
        pageSchema,
        'a page as in evaluation/pictures/README.md',
      );
      const progress = showProgress('Pages', true);
      const processes = new IsolatedProcesses({ size: 1 });
      const keep = options.keep === undefined ? null : keeperIn(options.keep);
      let done = 0;
      try {
        const evaluation = new EvaluateOcr({
          draw: (page) => drawPage(page, fontsFolder),
          reader: readerOn(processes),
        });
        const figures = await evaluation.run(pages, (measured, drawn, lines) => {
          keep?.(measured, drawn, lines);
          progress.show({ done: ++done, total: pages.length });
        });
        if (options.json) printJson(figures);
        else print(describe(figures));
      } finally {
        progress.stop();
        processes.stop();
      }
    });
}

/** As a picture of a chat is read: opened and encoded anew, then recognised. */
function readerOn(processes: IsolatedProcesses) {
  const decoder = new IsolatedPictureDecoder({ runner: processes, script: picturesScript, milliseconds: MILLISECONDS });
  const programs = new InstalledPrograms(searchPath());
  const recogniser = new TesseractRecogniser({ programs, decoder, milliseconds: MILLISECONDS });
  return {
    lines: async (bytes: Buffer): Promise<readonly PictureLine[] | null> => {
      const decoded = await decoder.decode(bytes);
      if (decoded.status === 'refused') return null;
      const read = await recogniser.recognise(decoded.value);
      if (read.status === 'read') return read.lines;
      if (read.reason !== 'missing') return null;
      throw new BadInput(
        'tesseract is not installed; install it with Chinese, such as by: apt-get install tesseract-ocr tesseract-ocr-chi-sim',
      );
    },
    rows: readReportRows,
  };
}

function keeperIn(folder: string) {
  mkdirSync(folder, { recursive: true });
  return ({ page }: MeasuredPage, { bytes, mediaType }: DrawnPage, lines: readonly PictureLine[]): void => {
    writeFileSync(join(folder, `${page.id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`), bytes);
    writeFileSync(join(folder, `${page.id}.txt`), lines.map((line) => `${lineText(line)}\n`).join(''));
  };
}

const lineText = ({ words }: PictureLine): string => words.map(({ text }) => text).join('  ');

function describe({ pages, clean, distorted, reports, figures }: OcrEvaluation): string {
  const share = (value: number | null): string => (value === null ? '' : percent(value));
  const row = (name: string, of: OcrFigures): string[] => [
    name,
    String(of.pages),
    share(of.characterAccuracy),
    share(of.rowRecall),
    share(of.flags),
    share(of.falseFlags),
    of.secondsPerPage.toFixed(1),
  ];
  return [
    table([
      ['', 'pages', 'letters', 'rows', 'high/low', 'false high/low', 's/page'],
      row('clean', clean),
      row('distorted', distorted),
      row('reports, clean', reports.clean),
      row('reports, distorted', reports.distorted),
      row('figures, clean', figures.clean),
      row('figures, distorted', figures.distorted),
    ]),
    `${pages} pages; letters: 1 - edit distance / length, mean of the pages; rows: item and value right; high/low: of the rows that are, told so; false: of the others, called so. ${clean.unread + distorted.unread} pages could not be read.`,
  ].join('\n');
}
