import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { queryLimits } from '../analytics/source/data-source';
import { BadInput } from '../app/failures';
import { type DatabaseFile, databaseFiles } from '../evaluation/sql-guard/database-files';
import {
  EvaluateSqlGuard,
  type SelectToTry,
  type SqlGuardEvaluation,
} from '../evaluation/sql-guard/evaluate-sql-guard.use-case';
import { readPayloads } from '../evaluation/sql-guard/read-payloads';
import { betweenSemicolons } from '../evaluation/sql-guard/split-statements';
import { IsolatedProcesses } from '../isolation/isolated-processes';
import { guardedLine, withGrounds } from './eval-sql-grounds';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';
import { showProgress } from './progress';

interface EvalSqlGuardOptions {
  payloads: string;
  selects: string;
  databases?: string;
  dialect: 'sqlite' | 'mysql';
  server?: string;
  json?: boolean;
}

/** Told of each kind; the counts say the rest. */
const SHOWN = 20;
const LOCK = /GET_LOCK\s*\(\s*'([^']{1,64})'/gi;

export function addEvalSqlGuardCommand(evaluation: Command): void {
  evaluation
    .command('sql-guard')
    .description('what hostile statements do behind the guard, and which legitimate ones it refuses')
    .requiredOption('--payloads <folder>', 'hostile statements: lines of .txt, fenced lines of .md, .xml, .sql')
    .requiredOption(
      '--selects <file>',
      'legitimate ones: a JSON object a line, {"database", "sql"}; without SQL: left out',
    )
    .option(
      '--databases <folder>',
      'the databases, <name>.sqlite or <name>.sql; without it databases/ beside the selects',
    )
    .addOption(new Option('--dialect <dialect>', 'as which they run').choices(['sqlite', 'mysql']).default('sqlite'))
    .option('--server <url>', 'with mysql: mysql://user:password@host:port; without it one of this machine is started')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalSqlGuardOptions) => {
      const figures = await evaluate(options);
      if (options.json) printJson(jsonOf(figures));
      else print(describe(figures));
    });
}

async function evaluate({ dialect, server, json, ...options }: EvalSqlGuardOptions): Promise<SqlGuardEvaluation> {
  const payloads = readPayloads(folderOf(options.payloads));
  if (!statSync(options.selects, { throwIfNoEntry: false })?.isFile()) {
    throw new BadInput(`There is no file ${options.selects}.`);
  }
  const files = filesOf(options.databases ?? join(dirname(options.selects), 'databases'), dialect);
  const selects = readSelects(options.selects, files);
  const locks = payloads.flatMap((payload) => [...payload.matchAll(LOCK)].map(([, name = '']) => name));
  const progress = showProgress('payloads', json !== true);
  const runner = new IsolatedProcesses({ size: 2, idleMilliseconds: 300_000, requestsEach: 5000 });
  let told = 0;
  try {
    return await withGrounds({ files, dialect, server, locks }, async (grounds, folder) => {
      const open = (ground: (typeof grounds.grounds)[number]) =>
        guardedLine(ground, { runner, copies: join(folder, 'copies', ground.name) });
      const evaluation = new EvaluateSqlGuard({
        ...{ grounds, open, limits: queryLimits, onProgress: progress.show },
        onBreach: (breach) => {
          if (++told <= SHOWN) note(breach.slice(0, 300));
        },
      });
      const figures = await evaluation.run(payloads, selects);
      for (const { id, reason } of figures.refusals.slice(0, SHOWN)) note(`refused: ${id}: ${reason}`);
      return figures;
    });
  } finally {
    progress.stop();
    runner.stop();
  }
}

function folderOf(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new BadInput(`There is no folder ${folder}.`);
}

/** Scripts are written in the dialect, and SQLite files are copied into either; a scope beside a file is for its own dialect. */
function filesOf(folder: string, dialect: EvalSqlGuardOptions['dialect']): DatabaseFile[] {
  const files = databaseFiles(folderOf(folder));
  if (files.length > 0) return files;
  throw new BadInput(`There is no database in ${folder}: <name>.sqlite, or <name>.sql as ${dialect} reads it.`);
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  database: z.string().min(1),
  sql: z.string().nullish(),
});

function readSelects(file: string, databases: readonly DatabaseFile[]): SelectToTry[] {
  const lines = extname(file) === '.jsonl' || extname(file) === '.json' ? jsonSelects(file) : plainSelects(file);
  const names = new Set(databases.map(({ name }) => name));
  const unknown = lines.find(({ database }) => !names.has(database));
  if (unknown) {
    throw new BadInput(`${unknown.id} of ${file} is for ${unknown.database}; there is no such database in the folder.`);
  }
  return lines;
}

const jsonSelects = (file: string): SelectToTry[] =>
  readJsonLines(file, lineSchema, '{"database": name, "sql": text}').flatMap(({ id, database, sql }, at) => {
    const statements = betweenSemicolons(sql ?? '');
    return statements.length === 0 ? [] : [{ id: String(id ?? `line ${at + 1}`), database, statements }];
  });

/** A statement a line, a tab, and the name of its database. */
const plainSelects = (file: string): SelectToTry[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, at) => {
      if (line.trim() === '' || line.startsWith('--')) return [];
      const [sql = '', database = ''] = line.split('\t').map((part) => part.trim());
      if (database === '') throw new BadInput(`Line ${at + 1} of ${file} wants a statement, a tab, a database.`);
      return [{ id: `line ${at + 1}`, database, statements: [sql] }];
    });

const jsonOf = ({
  payloads,
  refused,
  writes,
  files,
  foreignRows,
  overruns,
  selects,
  accepted,
}: SqlGuardEvaluation) => ({
  ...{ payloads, refused, writes, files, foreignRows, overruns },
  ...{ selects, accepted },
});

const describe = (figures: SqlGuardEvaluation): string =>
  table([
    ['payloads', String(figures.payloads)],
    ['refused in every form', `${figures.refused} (${percent(figures.refused / Math.max(1, figures.payloads))})`],
    ['refused as a whole statement', String(figures.refusedWhole)],
    ['tables or locks changed', String(figures.writes)],
    ['files made', String(figures.files)],
    ['results with what may not be read', String(figures.foreignRows)],
    ['too slow or too large', String(figures.overruns)],
    ['legitimate selects', String(figures.selects)],
    ['accepted', `${figures.accepted} (${percent(figures.accepted / Math.max(1, figures.selects))})`],
  ]);
