import type { Command } from 'commander';
import { z } from 'zod';
import { uncountedModels } from '../app/compose-models';
import { BadInput } from '../app/failures';
import type { AppConfig } from '../config/app-config';
import { loadConfig } from '../config/load-config';
import {
  EvaluateVqa,
  type VqaEvaluation,
  type VqaFigures,
  type VqaQuestion,
  type VqaReply,
} from '../evaluation/evaluate-vqa.use-case';
import { configuredEmbeddingModel } from './configured-embedding-model';
import { askedPictures, type VqaAsker } from './eval-vqa-pictures';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';
import { showProgress } from './progress';

interface EvalVqaOptions {
  data: string;
  recorded?: string;
  limit?: string;
  json?: boolean;
}

export function addEvalVqaCommand(evaluation: Command): void {
  evaluation
    .command('vqa')
    .description('how well questions about pictures are answered, by a model that sees or as recorded')
    .requiredOption(
      '--data <file>',
      'a JSON object a line: {"image", "question", "answer", "type"}; image is a path beside the file',
    )
    .option(
      '--recorded <file>',
      'answers in place of a model: a JSON object a line, {"image", "question", "predicted"}',
    )
    .option('--limit <count>', 'only so many questions, from the first')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalVqaOptions, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const config = loadConfig({ ...(file !== undefined && { file }) });
      const questions = readQuestions(options.data).slice(0, limitOf(options.limit));
      const { similarityProblem, ...figures } = await evaluate(questions, { options, config });
      if (similarityProblem !== null) note(`No similarity: ${similarityProblem}`);
      if (options.json) printJson(figures);
      else print(describe(figures));
    });
}

async function evaluate(
  questions: readonly VqaQuestion[],
  { options, config }: { options: EvalVqaOptions; config: AppConfig },
): Promise<VqaEvaluation> {
  const { data, recorded, json } = options;
  const asker = recorded === undefined ? liveAsker(config, data) : recordedAsker(recorded);
  const progress = showProgress('questions', recorded === undefined && json !== true);
  const embedder = configuredEmbeddingModel(config);
  try {
    return await new EvaluateVqa({ ask: asker.ask, embedder, onQuestion: progress.show }).run(questions);
  } finally {
    progress.stop();
    asker.stop();
  }
}

function liveAsker(config: AppConfig, data: string): VqaAsker {
  const model = uncountedModels(config).vision;
  if (model) return askedPictures({ config, model, data });
  throw new BadInput('No model that sees is configured. Set models.vision, or replay answers with --recorded FILE.');
}

function recordedAsker(file: string): VqaAsker {
  const lines = readJsonLines(file, recordedSchema, '{"image": path, "question": text, "predicted": text}');
  const predictions = new Map(lines.map(({ predicted, ...line }) => [keyOf(line), predicted]));
  const ask = (question: VqaQuestion): Promise<VqaReply> => {
    const predicted = predictions.get(keyOf(question));
    if (predicted === undefined) return Promise.resolve({ status: 'missing', tokens: 0 });
    return Promise.resolve(
      predicted === '' ? { status: 'declined', tokens: 0 } : { status: 'answered', predicted, tokens: 0 },
    );
  };
  return { ask, stop: () => undefined };
}

const keyOf = ({ image, question }: Pick<VqaQuestion, 'image' | 'question'>): string =>
  JSON.stringify([image, question.trim()]);

const answer = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());
const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const questionSchema = z.object({ image: text, question: text, answer, type: z.string().min(1).default('OTHER') });
const recordedSchema = z.object({
  image: text,
  question: text,
  predicted: answer.nullable().transform((value) => value ?? ''),
});

const readQuestions = (file: string): VqaQuestion[] =>
  readJsonLines(file, questionSchema, '{"image": path, "question": text, "answer": text, "type": text}');

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(limit)) return Number(limit);
  throw new BadInput(`--limit wants a number from 1; found "${limit}".`);
}

function describe({
  byType,
  declined,
  failed,
  missing,
  tokens,
  ...all
}: Omit<VqaEvaluation, 'similarityProblem'>): string {
  const row = (name: string, one: VqaFigures): string[] => [
    ...[name, String(one.questions), percent(one.exactMatch), share(one.yesNoAccuracy)],
    ...[percent(one.tokenF1), share(one.similarity)],
  ];
  return [
    table([
      ['type', 'questions', 'exact', 'yes/no', 'token F1', 'similarity'],
      ...Object.entries(byType).map(([name, one]) => row(name, one)),
      row('all', all),
    ]),
    `${declined} declined, ${failed} failed, ${missing} not recorded; ${tokens} tokens`,
    ...(all.similarity === null ? ['similarity wants an embedding model: set models.embedding'] : []),
  ].join('\n');
}

const share = (fraction: number | null): string => (fraction === null ? '–' : percent(fraction));
