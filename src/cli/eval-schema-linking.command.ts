import type { Command } from 'commander';
import { z } from 'zod';
import { readColumns } from '../analytics/guard/read-columns';
import { createSchemaLinker } from '../analytics/linking/create-schema-linker';
import { loadValues } from '../analytics/linking/load-values';
import { openFileReader } from '../analytics/linking/sqlite-file-reader';
import { type ColumnValue, ValueIndex } from '../analytics/linking/value-index';
import {
  EvaluateSchemaLinking,
  type LinkedDatabase,
  type LinkingEvaluation,
  type LinkingFigures,
  type LinkingQuestion,
} from '../evaluation/evaluate-schema-linking.use-case';
import { type DatabaseFile, type DatabaseFolders, describedDatabase } from './described-databases';
import { readJsonLines } from './json-lines';
import { note, percent, print, printJson, table } from './output';

interface EvalSchemaLinkingOptions extends DatabaseFolders {
  questions: string;
  values: boolean;
  json?: boolean;
}

export function addEvalSchemaLinkingCommand(evaluation: Command): void {
  evaluation
    .command('schema-linking')
    .description('how much of what the gold SQL of questions reads is shown to a model, and at which size')
    .requiredOption('--questions <file>', 'a JSON object a line: {"database", "question", "sql", "answerable"}')
    .requiredOption('--databases <folder>', 'the databases, as <name>.sqlite')
    .option('--schemas <folder>', 'what is known of them: <name>.yaml, or <name>/<name>.json')
    .option('--no-values', 'do not look for values of columns in the questions')
    .option('--json', 'print one JSON object')
    .action(async (options: EvalSchemaLinkingOptions) => {
      const questions: LinkingQuestion[] = readJsonLines(options.questions, lineSchema, FORM);
      const names = [...new Set(questions.map(({ database }) => database))];
      const linked = new Map<string, LinkedDatabase>();
      for (const name of names) {
        linked.set(name, await linkedDatabase(describedDatabase(name, options), options.values));
      }
      const figures = new EvaluateSchemaLinking((name) => linked.get(name) as LinkedDatabase).run(questions);
      if (figures.unread > 0) {
        note(`The SQL of ${figures.unread} answerable questions cannot be parsed; they are left out.`);
      }
      if (options.json) printJson(jsonOf(figures));
      else print(describe(figures));
    });
}

const FORM =
  '{"database": name, "question": text, "sql": text, "answerable": true or false}, the SQL of an answerable one not empty';
const filled = z.string().refine((value) => value.trim() !== '', 'is empty');
const lineSchema = z.union([
  z.object({ database: filled, question: filled, sql: filled, answerable: z.literal(true) }),
  z.object({ database: filled, question: filled, sql: z.unknown().transform(() => ''), answerable: z.literal(false) }),
]);

async function linkedDatabase({ file, description }: DatabaseFile, withValues: boolean): Promise<LinkedDatabase> {
  const values = withValues ? await valuesOf({ file, description }) : [];
  const linker = createSchemaLinker(description, new ValueIndex(values));
  const tables = description.tables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => column.name),
  }));
  return {
    columns: tables.reduce((sum, { columns }) => sum + columns.length, 0),
    link: (question) => {
      const { tables: shown } = linker.link(question);
      return {
        tables: shown.map(({ name }) => name),
        columns: shown.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`)),
      };
    },
    goldOf: (sql) => readColumns(sql, { tables }, 'sqlite'),
  };
}

async function valuesOf({ file, description }: DatabaseFile): Promise<ColumnValue[]> {
  const reader = openFileReader(file);
  try {
    return await loadValues({ description, dialect: 'sqlite', read: reader.read });
  } finally {
    reader.close();
  }
}

/** The documented object: fractions, not percent. */
const jsonOf = ({ byDatabase, ...all }: LinkingEvaluation) => ({
  ...documented(all),
  byDatabase: Object.fromEntries(Object.entries(byDatabase).map(([name, figures]) => [name, documented(figures)])),
});

const documented = ({ tableRecall, columnRecall, columnsShown, questions }: LinkingFigures) => ({
  tableRecall,
  columnRecall,
  columnsShown,
  questions,
});

function describe({ byDatabase, ...all }: LinkingEvaluation): string {
  const row = (name: string, figures: LinkingFigures): string[] => [
    name,
    percent(figures.tableRecall),
    percent(figures.columnRecall),
    percent(figures.columnsShown),
    percent(figures.macroTableRecall),
    percent(figures.macroColumnRecall),
    percent(figures.whole),
    String(figures.questions),
  ];
  return [
    table([
      ['', 'tables', 'columns', 'shown', 'tables a question', 'columns a question', 'all found', 'questions'],
      ...Object.entries(byDatabase).map(([name, figures]) => row(name, figures)),
      row('all', all),
    ]),
    'tables, columns: recall of those that the gold SQL reads, over all of them; a question: the mean over the questions;',
    'shown: mean share of the columns of the database. Answerable questions only.',
  ].join('\n');
}
