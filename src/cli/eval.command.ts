import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readChatter } from '../app/chatter-files';
import { BadInput } from '../app/failures';
import { EvaluateGate, type GateEvaluation, type GateFigures } from '../evaluation/evaluate-gate.use-case';
import { ReadDocuments } from '../knowledge/read-documents.use-case';
import { addEvalRewriteCommand } from './eval-rewrite.command';
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
  json?: boolean;
}

export function addEvalCommand(cli: Command): void {
  const evaluation = cli.command('eval').description('measure a part on labelled data');
  addEvalRewriteCommand(evaluation);
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
    .option('--json', 'print one JSON object')
    .action(async (options: EvalGateOptions) => {
      const figures = await evaluate(options);
      if (options.json) printJson(jsonOf(figures));
      else print(describe(figures));
    });
}

async function evaluate(options: EvalGateOptions): Promise<GateEvaluation> {
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
function jsonOf({ zeroLabel, labelled, few, baselines, msPerMessage, passages }: GateEvaluation) {
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
    baselines,
    msPerMessage,
    passages,
  };
}

function describe({ zeroLabel, labelled, few, baselines, msPerMessage, passages }: GateEvaluation): string {
  const row = (name: string, figures: GateFigures): string[] => [
    name,
    percent(figures.f1),
    percent(figures.bestF1),
    figures.auc.toFixed(4),
    figures.averagePrecision.toFixed(4),
    percent(figures.precisionAtRecall90),
  ];
  return [
    table([
      ['', 'F1', 'best F1', 'AUC', 'AP', 'P at R 0.9'],
      row('zero labels', zeroLabel),
      ...(labelled ? [row('with labels', labelled)] : []),
      ...(few ? [['few labels', `${percent(few.f1)} ± ${percent(few.sd)}`]] : []),
      ['accept all', percent(baselines.acceptAll)],
      ['message length', '', percent(baselines.length)],
    ]),
    `${passages} passages, ${msPerMessage.toFixed(3)} ms a message`,
  ].join('\n');
}
