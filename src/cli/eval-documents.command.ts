import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { composeDocuments } from '../app/compose-documents';
import type { IsolatedRunner } from '../core/ports/isolated-runner';
import {
  type DocumentEvaluation,
  type DocumentToRead,
  EvaluateDocuments,
} from '../evaluation/evaluate-documents.use-case';
import { documentsSchema } from '../knowledge/documents.config';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';

const HANG_MILLISECONDS = 30_000;
const EXPECTATIONS = 'expect.jsonl';

const expectationSchema = z.object({ file: z.string().min(1), expect: z.enum(['parse', 'refuse', 'either', 'skip']) });
type Expectation = z.output<typeof expectationSchema>;

export function addEvalDocumentsCommand(evaluation: Command): void {
  evaluation
    .command('documents')
    .description(
      'what comes of files of every kind: parsed, refused, crashed, hung, and the words that are found again',
    )
    .requiredOption(
      '--data <folder>',
      `files, and ${EXPECTATIONS}: a line each, {"file", "expect": parse, refuse, either or skip}`,
    )
    .option('--json', 'print one JSON object')
    .action(async (options: { data: string; json?: boolean }) => {
      const expectations = readExpectations(options.data).filter(({ expect }) => expect !== 'skip');
      const figures = await evaluate(options.data, expectations);
      if (options.json) printJson(figures);
      else print(describe(figures, expectations));
    });
}

async function evaluate(folder: string, expectations: readonly Expectation[]): Promise<DocumentEvaluation> {
  let crashes = 0;
  const counting = (runner: IsolatedRunner): IsolatedRunner => ({
    run: async (task) => {
      const result = await runner.run<never>(task);
      if (result.status === 'failed' && result.reason === 'crashed') crashes++;
      return result;
    },
    stop: () => {
      runner.stop();
    },
  });
  const documents = composeDocuments(documentsSchema.parse({}), process.env.PATH ?? '', counting);
  try {
    const files = expectations.map(({ file }) => toRead(resolve(folder), file));
    return await new EvaluateDocuments({
      reader: documents.reader,
      crashes: () => crashes,
      hangMilliseconds: HANG_MILLISECONDS,
      onFile: ({ file, outcome, reason }, done) => {
        if (outcome !== 'parsed') note(`${done}/${files.length} ${outcome} ${file}: ${reason ?? ''}`);
      },
    }).run(files);
  } finally {
    documents.stop();
  }
}

/** The reference of `sources/<name>` is `groundtruth/<name>.md`, with or without the file's own extension. */
function toRead(folder: string, file: string): DocumentToRead {
  const path = join(folder, file);
  const references = join(dirname(dirname(path)), 'groundtruth');
  const name = basename(path);
  const found =
    basename(dirname(path)) === 'sources'
      ? [`${name}.md`, `${basename(name, extname(name))}.md`].map((one) => join(references, one)).find(existsSync)
      : undefined;
  return { file, path, reference: found === undefined ? null : readFileSync(found, 'utf8') };
}

const readExpectations = (folder: string): Expectation[] =>
  readJsonLines(
    join(folder, EXPECTATIONS),
    expectationSchema,
    '{"file": path, "expect": "parse", "refuse", "either" or "skip"}',
  );

function describe(figures: DocumentEvaluation, expectations: readonly Expectation[]): string {
  const outcomes = new Map(figures.details.map(({ file, outcome }) => [file, outcome]));
  const asked = (expect: Expectation['expect']): Expectation[] => expectations.filter((one) => one.expect === expect);
  const kept = (expect: Expectation['expect'], outcome: string): string => {
    const of = asked(expect);
    return `${of.filter(({ file }) => outcomes.get(file) === outcome).length} of ${of.length}`;
  };
  return [
    table([
      ['files', String(figures.files)],
      ['to be parsed, and parsed', kept('parse', 'parsed')],
      ['to be refused, and refused', kept('refuse', 'refused')],
      ['crashed', String(figures.crashed)],
      ['hung', String(figures.hung)],
      ...Object.entries(figures.wordRecall).map(([extension, recall]) => [
        `words found, ${extension}`,
        percent(recall),
      ]),
    ]),
  ].join('\n');
}
