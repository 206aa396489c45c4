import type { Command } from 'commander';
import { z } from 'zod';
import { BadInput } from '../app/failures';
import { EvaluateIntents, type IntentEvaluation, type IntentText } from '../evaluation/evaluate-intents.use-case';
import { readJsonLines } from './json-lines';
import { percent, print, printJson, table } from './output';

export function addEvalIntentsCommand(evaluation: Command): void {
  evaluation
    .command('intents')
    .description('how well the intents of texts are told apart without a model')
    .requiredOption('--data <file>', 'a JSON object a line: {"text", "intent"}; ten-fold, unless --test is given')
    .option('--test <file>', 'the same form: learn from all of --data, measure on these')
    .option('--json', 'print one JSON object')
    .action((options: { data: string; test?: string; json?: boolean }) => {
      const data = readTexts(options.data);
      if (new Set(data.map(({ intent }) => intent)).size < 2) {
        throw new BadInput(`The file ${options.data} names one intent only; at least two are needed.`);
      }
      if (options.test === undefined && data.length < LEAST_TEXTS) {
        throw new BadInput(
          `The file ${options.data} holds ${data.length} texts; ten folds want at least ${LEAST_TEXTS}.`,
        );
      }
      const test = options.test === undefined ? null : readTexts(options.test);
      const figures = new EvaluateIntents().run({ data, test });
      if (options.json) printJson(jsonOf(figures));
      else print(describe(figures));
    });
}

const LEAST_TEXTS = 20;
const filled = z.string().refine((value) => value.trim() !== '', 'is empty');
const lineSchema = z.object({ text: filled, intent: filled });

const readTexts = (file: string): IntentText[] =>
  readJsonLines(file, lineSchema, '{"text": text, "intent": name}, neither empty');

/** The documented object: fractions, not percent. */
const jsonOf = ({ accuracy, macroF1, perIntent }: IntentEvaluation) => ({ accuracy, macroF1, perIntent });

function describe({ accuracy, macroF1, perIntent, confusion, intents, tested, folds }: IntentEvaluation): string {
  const rows = intents.map((intent) => {
    const { precision, recall, f1, count } = perIntent[intent] ?? { precision: 0, recall: 0, f1: 0, count: 0 };
    return [intent, percent(precision), percent(recall), percent(f1), String(count)];
  });
  const letters = intents.map((_intent, at) => letterOf(at));
  return [
    table([['intent', 'precision', 'recall', 'F1', 'count'], ...rows]),
    '',
    'rows: as labelled; columns: as found',
    table([
      ['', '', ...letters],
      ...intents.map((intent, at) => [letterOf(at), intent, ...(confusion[at] ?? []).map(String)]),
    ]),
    '',
    `accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, ${tested} texts` +
      (folds === null ? ' of the test file' : ` in ${folds} folds`),
  ].join('\n');
}

/** a to z, then a2 and so on. */
const letterOf = (at: number): string =>
  String.fromCharCode(97 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26) + 1));
