import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { uncountedModels } from '../app/compose-models';
import { BadInput } from '../app/failures';
import type { AppConfig } from '../config/app-config';
import { loadConfig } from '../config/load-config';
import {
  EvaluateSql,
  type SqlEvaluation,
  type SqlFigures,
  type SqlQuestion,
} from '../evaluation/sql/evaluate-sql.use-case';
import { betweenSemicolons } from '../evaluation/sql-guard/split-statements';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { EvaluatedDatabases } from './eval-sql-databases';
import { goldModel, type ModelFor, recordedModel } from './eval-sql-models';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';
import { showProgress } from './progress';

interface EvalSqlOptions {
  questions: string;
  databases: string;
  schemas?: string;
  recorded?: string;
  gold?: boolean;
  limit?: string;
  json?: boolean;
}

export function addEvalSqlCommand(evaluation: Command): void {
  evaluation
    .command('sql')
    .description('how often the figures that answer a question are those of its gold SQL')
    .requiredOption('--questions <file>', 'a JSON object a line: {"id", "database", "question", "sql", "answerable"}')
    .requiredOption('--databases <folder>', 'the databases, as <name>.sqlite')
    .option('--schemas <folder>', 'what is known of them: <name>.yaml, or <name>/<name>.json')
    .option(
      '--recorded <file>',
      'replies of a model to be replayed: a JSON object a line, {"id", "reply"} or {"id", "sql"}',
    )
    .option('--gold', 'the gold SQL in place of a model: what runs has to come out right')
    .option('--limit <count>', 'only so many questions, from the first')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalSqlOptions, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      const config = loadConfig({ ...(file !== undefined && { file }) });
      const questions = readQuestions(options.questions).slice(0, limitOf(options.limit));
      const figures = await evaluate(questions, { options, config });
      if (options.json) printJson(figures);
      else print(describe(figures));
    });
}

async function evaluate(
  questions: readonly SqlQuestion[],
  { options, config }: { options: EvalSqlOptions; config: AppConfig },
): Promise<SqlEvaluation> {
  const modelFor = chosenModel(options, config);
  const runner = new IsolatedProcesses({ size: 2, idleMilliseconds: 300_000 });
  const copies = mkdtempSync(join(tmpdir(), 'fb-eval-sql-'));
  const { timeZone } = config.intake;
  const databases = new EvaluatedDatabases({ folders: options, modelFor, runner, copies, timeZone });
  const progress = showProgress('questions', options.json !== true);
  try {
    return await new EvaluateSql({
      ask: (question) => databases.ask(question),
      gold: (database, sql) => databases.gold(database, sql),
      onQuestion: ({ done, total, question, verdict, reason }) => {
        progress.show({ done, total });
        if (verdict === 'error' || verdict === 'gold-fails') note(`${verdict}: ${question.id}: ${reason}`);
      },
    }).run(questions);
  } finally {
    progress.stop();
    await databases.close();
    runner.stop();
    rmSync(copies, { recursive: true, force: true });
  }
}

function chosenModel({ gold, recorded }: EvalSqlOptions, config: AppConfig): ModelFor {
  if (gold && recorded !== undefined) throw new BadInput('Give --gold or --recorded, not both.');
  if (gold) return goldModel;
  if (recorded !== undefined) return recordedModel(recorded);
  const model = uncountedModels(config).chatFor('answer');
  if (model) return () => model;
  throw new BadInput(
    'No chat model is configured. Set models.chat, replay replies with --recorded FILE, or try the gold SQL with --gold.',
  );
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(limit)) return Number(limit);
  throw new BadInput(`--limit wants a number from 1; found "${limit}".`);
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  database: z.string().min(1),
  question: z.string().min(1),
  instructions: z.string().nullish(),
  sql: z.string().nullish(),
  answerable: z.boolean(),
});

const FORM = '{"id": text, "database": name, "question": text, "sql": text, "answerable": true or false}';

/** What a set says of how its question is meant belongs to the question. */
const readQuestions = (file: string): SqlQuestion[] =>
  readJsonLines(file, lineSchema, FORM).map(({ instructions, question, sql, ...line }) => ({
    ...line,
    question: instructions ? `${question}\n${instructions}` : question,
    gold: line.answerable ? betweenSemicolons(sql ?? '') : [],
  }));

function describe(figures: SqlEvaluation): string {
  const rowOf = (name: string, one: SqlFigures): string[] => {
    const { answerable, unanswerable, executionAccuracy, wronglyRefused, refusalAccuracy, errors } = one;
    return [
      ...[name, String(answerable), share(executionAccuracy), share(wronglyRefused)],
      ...[String(unanswerable), share(refusalAccuracy), String(errors)],
    ];
  };
  const rows = Object.entries(figures.byDatabase).map(([name, one]) => rowOf(name, one));
  const head = ['database', 'answerable', 'right', 'refused', 'not answerable', 'refused', 'errors'];
  return [
    table([head, ...rows, rowOf('all', figures)]),
    `${figures.goldFailures} questions left out: their gold SQL does not run; ${figures.tokens} tokens`,
  ].join('\n');
}

const share = (fraction: number | null): string => (fraction === null ? '–' : percent(fraction));
