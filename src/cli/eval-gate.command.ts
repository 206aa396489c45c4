import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readChatter } from '../app/chatter-files';
import { BadInput } from '../app/failures';
import { loadConfig } from '../config/load-config';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import { EmbedMessages } from '../evaluation/embed-messages.use-case';
import { EvaluateGate, type GateEvaluation, type GateFigures } from '../evaluation/evaluate-gate.use-case';
import { ReadDocuments } from '../knowledge/read-documents.use-case';
import { configuredEmbeddingModel } from './configured-embedding-model';
import { note, percent, print, printJson, table } from './output';

interface EvalGateOptions {
  knowledge: string;
  good: string;
  bad: string;
  testGood?: string;
  testBad?: string;
  folds: string;
  few?: string;
  strictness: string;
  embeddings?: boolean;
  json?: boolean;
}

export function addEvalGateCommand(evaluation: Command): void {
  evaluation
    .command('gate')
    .description('the gate: without labels, with them, and with a few')
    .requiredOption('--knowledge <folder>', 'documents, in any sub-folders')
    .requiredOption('--good <file>', 'messages to be answered, a line each')
    .requiredOption('--bad <file>', 'messages to be ignored, a line each')
    .option('--test-good <file>', 'when given with --test-bad, every figure is on these')
    .option('--test-bad <file>', 'see --test-good')
    .option('--folds <number>', 'folds of the cross-validation', '10')
    .option('--few <good:bad>', 'also with so few examples, such as 20:40')
    .option('--strictness <share>', 'share of everyday chatter that may pass, 0.01 to 0.10', '0.05')
    .option('--embeddings', 'also with the configured embedding model, which is sent all of the texts')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalGateOptions, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const figures = await evaluate(options, options.embeddings ? requireEmbeddings(file) : null);
      if (options.json) printJson(jsonOf(figures));
      else print(describe(figures));
    });
}

function requireEmbeddings(file: string | undefined): EmbeddingModel {
  const model = configuredEmbeddingModel(loadConfig({ ...(file !== undefined && { file }) }));
  if (!model) throw new BadInput('--embeddings wants models.embedding.baseUrl and models.embedding.model.');
  return model;
}

async function evaluate(options: EvalGateOptions, embedding: EmbeddingModel | null): Promise<GateEvaluation> {
  const { testGood, testBad } = options;
  if ((testGood === undefined) !== (testBad === undefined)) {
    throw new BadInput('Give --test-good and --test-bad together.');
  }
  const good = readLines(options.good);
  const bad = readLines(options.bad);
  const test =
    testGood !== undefined && testBad !== undefined ? { good: readLines(testGood), bad: readLines(testBad) } : null;
  const few = options.few === undefined ? null : readFew(options.few, good.length, bad.length);
  const folds = readNumber('--folds', options.folds, 0, 100);
  const strictness = readNumber('--strictness', options.strictness, 0.001, 0.5);
  const { documents, problems } = await new ReadDocuments({ size: 640, overlap: 0 }).run({ folder: options.knowledge });
  for (const { file, message, severity } of problems) {
    if (severity !== 'notice') note(`${severity}: ${file}: ${message}`);
  }
  if (documents.length === 0) throw new BadInput(`There are no documents in ${options.knowledge}.`);
  const messages = [...good, ...bad, ...(test?.good ?? []), ...(test?.bad ?? [])];
  const passages = documents.flatMap((document) => document.passages.map(({ text }) => text));
  const meaning = embedding && (await new EmbedMessages(embedding).run(messages, passages));
  return new EvaluateGate().run({
    documents: documents.map(({ document, passages }) => ({
      id: document.id,
      passages: passages.map(({ id, text }) => ({ passageId: id, text })),
    })),
    chatter: readChatter(),
    strictness,
    good,
    bad,
    test,
    folds,
    few,
    meaning,
  });
}

function readLines(file: string): string[] {
  if (!existsSync(file)) throw new BadInput(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new BadInput(`The file ${file} is empty.`);
  return lines;
}

function readFew(text: string, good: number, bad: number): { good: number; bad: number } {
  const [, goodText, badText] = /^(\d+):(\d+)$/.exec(text) ?? [];
  const few = { good: Number(goodText), bad: Number(badText) };
  if (!(few.good >= 1 && few.bad >= 1)) throw new BadInput(`--few wants two numbers such as 20:40, found "${text}".`);
  if (few.good > good || few.bad > bad) {
    throw new BadInput(`--few ${text} wants more examples than the files hold (${good}:${bad}).`);
  }
  return few;
}

function readNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!(number >= least && number <= most)) {
    throw new BadInput(`${name} wants a number from ${least} to ${most}, found "${text}".`);
  }
  return number;
}

/** The documented object: fractions, not percent. */
function jsonOf({ zeroLabel, labelled, few, refined, baselines, msPerMessage, passages }: GateEvaluation) {
  const keysOf = ({ f1, bestF1, auc, averagePrecision, precisionAtRecall90, threshold }: GateFigures) => ({
    f1,
    bestF1,
    auc,
    averagePrecision,
    precisionAtRecall90,
    threshold,
  });
  return {
    zeroLabel: keysOf(zeroLabel),
    labelled: labelled && keysOf(labelled),
    few,
    ...(refined && { embeddings: { ...refined, labelled: refined.labelled && keysOf(refined.labelled) } }),
    baselines,
    msPerMessage,
    passages,
  };
}

function describe({ zeroLabel, labelled, few, refined, baselines, msPerMessage, passages }: GateEvaluation): string {
  const row = (name: string, figures: GateFigures): string[] => [
    name,
    percent(figures.f1),
    percent(figures.bestF1),
    figures.auc.toFixed(4),
    figures.averagePrecision.toFixed(4),
    percent(figures.precisionAtRecall90),
  ];
  const fewRow = (name: string, figures: { f1: number; sd: number }): string[] => [
    name,
    `${percent(figures.f1)} ± ${percent(figures.sd)}`,
  ];
  return [
    table([
      ['', 'F1', 'best F1', 'AUC', 'AP', 'P at R 0.9'],
      row('zero labels', zeroLabel),
      ...(labelled ? [row('with labels', labelled)] : []),
      ...(refined?.labelled ? [row('with labels and embeddings', refined.labelled)] : []),
      ...(few ? [fewRow('few labels', few)] : []),
      ...(refined?.few ? [fewRow('few labels and embeddings', refined.few)] : []),
      ['accept all', percent(baselines.acceptAll)],
      ['message length', '', percent(baselines.length)],
    ]),
    `${passages} passages, ${msPerMessage.toFixed(3)} ms a message`,
    ...(typeof refined?.asked === 'number'
      ? [`the embedding model was asked for ${percent(refined.asked)} of the messages`]
      : []),
  ].join('\n');
}
