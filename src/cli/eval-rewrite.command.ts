import type { Command } from 'commander';
import { z } from 'zod';
import { uncountedModels } from '../app/compose-models';
import { composeRewriter } from '../app/compose-rewriter';
import { promptsFolder } from '../app/program-paths';
import { loadConfig } from '../config/load-config';
import { EvaluateRewrite, type RewriteEvaluation, type RewritePair } from '../evaluation/evaluate-rewrite.use-case';
import { PromptFiles } from '../models/prompt-files';
import { TryRewrite } from '../pipeline/preprocess/try-rewrite.use-case';
import { readJsonLines } from './json-lines';
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
      const rewriter = composeRewriter(
        config,
        uncountedModels(config).chatFor('rewrite'),
        new PromptFiles(promptsFolder),
      );
      const figures = await new EvaluateRewrite(new TryRewrite(rewriter)).run(pairs);
      if (options.json) printJson(figures);
      else print(describe(figures));
    });
}

const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const pairSchema = z.object({ context: z.array(z.string()).min(1), utterance: text, rewritten: text });

const readPairs = (file: string): RewritePair[] =>
  readJsonLines(file, pairSchema, '{"context": [at least one text], "utterance": text, "rewritten": text}');

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
