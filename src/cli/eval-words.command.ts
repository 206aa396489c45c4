import { basename } from 'node:path';
import type { Command } from 'commander';
import { readWordFile } from '../app/word-files';
import { wordListPath } from '../app/program-paths';
import { EvaluateWords, type WordsEvaluation } from '../evaluation/evaluate-words.use-case';
import { WordFinder } from '../pipeline/safety/words/word-list';
import { percent, print, printJson } from './output';
import { readTextLines } from './text-lines';

export function addEvalWordsCommand(evaluation: Command): void {
  evaluation
    .command('words')
    .description('how many harmless texts a list of words takes notice of')
    .requiredOption('--data <file>', 'a text a line, or a JSON object a line with text, question or content')
    .option('--words <file>', 'the list; without it the shipped one')
    .option('--json', 'print one JSON object')
    .action((options: { data: string; words?: string; json?: boolean }) => {
      const file = options.words ?? wordListPath('shipped');
      const finder = new WordFinder(readWordFile(file));
      const figures = new EvaluateWords(finder).run(readTextLines(options.data));
      if (options.json) printJson(figures);
      else print(describe(figures, basename(file)));
    });
}

/** More of harmless texts makes a list useless. */
const MOST = 0.005;

function describe({ texts, flagged, blocked, hits }: WordsEvaluation, list: string): string {
  const lines = hits.map(
    ({ line, words, text }) => `${line}\t${words.join(', ')}\t${text.replace(/\s+/g, ' ').slice(0, 120)}`,
  );
  const verdict = flagged > MOST ? `; more than ${percent(MOST)} of harmless texts is too much for a list` : '';
  return [
    ...lines,
    `${list}: ${hits.length} of ${texts} texts bear a listed word (${(100 * flagged).toFixed(2)}%, blocked ${(100 * blocked).toFixed(2)}%)${verdict}`,
  ].join('\n');
}
