import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { composeChatModel, composeRewriter } from '../app/compose-rewriter';
import { BadInput } from '../app/failures';
import { promptsFolder } from '../app/program-paths';
import { loadConfig } from '../config/load-config';
import { EvaluateRewrite, type RewriteEvaluation, type RewritePair } from '../evaluation/evaluate-rewrite.use-case';
import { PromptFiles } from '../models/prompt-files';
import { TryRewrite } from '../pipeline/preprocess/try-rewrite.use-case';
import { percent, print, printJson, table } from './output';

export function addEvalRewriteCommand(evaluation: Command): void {
  evaluation
    .command('rewrite')
    .description('how well a message that leans on the talk before is completed, by rules and by a model')
    .requiredOption('--data <file>', 'a JSON object a line: {"context": [earlier turns], "utterance", "rewritten"}')
    .option('--json', 'print one JSON object')
    .action(async (options: { data: string; json?: boolean }, command: Command) => {
      const pairs = readPairs(options.data);
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const config = loadConfig({ ...(file !== undefined && { file }) });
      const rewriter = composeRewriter(config, composeChatModel(config), new PromptFiles(promptsFolder));
      const figures = await new EvaluateRewrite(new TryRewrite(rewriter)).run(pairs);
      if (options.json) printJson(figures);
      else print(describe(figures));
    });
}

const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const pairSchema = z.object({ context: z.array(z.string()).min(1), utterance: text, rewritten: text });

function readPairs(file: string): RewritePair[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadInput(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const pairs = lines.flatMap((line, at) => (line.trim() === '' ? [] : [readPair(line, `Line ${at + 1} of ${file}`)]));
  if (pairs.length === 0) throw new BadInput(`The file ${file} is empty.`);
  return pairs;
}

function readPair(line: string, place: string): RewritePair {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadInput(`${place} is not JSON.`);
  }
  const read = pairSchema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => path.join('.') || 'the line');
  throw new BadInput(
    `${place} wants {"context": [at least one text], "utterance": text, "rewritten": text}; look at ${[...new Set(fields)].join(', ')}.`,
  );
}

function describe({ pairs, leaveAsIs, prependLast, rules, model }: RewriteEvaluation): string {
  const row = (name: string, { exactMatch, rougeL }: { exactMatch: number; rougeL: number }, rest = ''): string[] => [
    name,
    percent(exactMatch),
    percent(rougeL),
    rest,
  ];
  return [
    table([
      ['', 'exact', 'ROUGE-L', ''],
      row('left as is', leaveAsIs),
      row('last turn before', prependLast),
      row('rules', rules, `${percent(rules.changed)} changed`),
      ...(model ? [row('model', model, `${percent(model.failed)} failed`)] : []),
    ]),
    `${pairs} pairs${model ? '' : '; no chat model is configured'}`,
  ].join('\n');
}
