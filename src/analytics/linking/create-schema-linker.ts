import type { SourceDescription } from '../source/source-description';
import { chooseColumns } from './choose-columns';
import { examplesOf, HintFinder } from './hints';
import { joinEdges } from './join-graph';
import type { LinkedSchema } from './linked-schema';
import { questionWords } from './question-words';
import { schemaEntries } from './schema-entries';
import type { TableEntry } from './schema-entry';
import { scoreSchema } from './score-schema';
import { SimilarExamples } from './similar-examples';
import { stem } from './stem';
import type { ValueIndex } from './value-index';

/** Tells which part of a database a question is about, without a model. */
export interface SchemaLinker {
  /**
   * Deterministic, a few milliseconds at most. Shows up to 45% of the columns (of a tiny database six, of a large one
   * 80) and the keys by which their tables are joined; never nothing.
   */
  link(question: string): LinkedSchema;
}

/** Of what is longer, only the beginning is read. */
const LONGEST_QUESTION = 1000;

/** @param values of the source; an index of none does with the names alone */
export function createSchemaLinker(description: SourceDescription, values: ValueIndex): SchemaLinker {
  const tables = schemaEntries(description);
  const edges = joinEdges(tables, description);
  const rarity = rarityOf(tables);
  const hints = new HintFinder(description, new SimilarExamples(examplesOf(description)));
  const names = new Set(
    tables
      .flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
      .flatMap(({ latin }) => latin),
  );
  return {
    link(message) {
      const question = message.slice(0, LONGEST_QUESTION);
      const { scores: hinted, meanings } = hints.find(question);
      const words = questionWords([question, ...meanings].join('\n'));
      const found = values.find(question, (word) => names.has(stem(word)));
      const scores = scoreSchema({ question: words, tables, values: found, rarity, hints: hinted });
      const { columns, joins } = chooseColumns(words, tables, scores, edges);
      const shown = new Set([...columns].map(({ table, column }) => `${table.table.name}.${column.name}`));
      return {
        tables: tables
          .map(({ table, columns: entries }) => ({
            name: table.name,
            columns: entries.filter((entry) => columns.has(entry)).map(({ column }) => column.name),
          }))
          .filter((table) => table.columns.length > 0),
        joins: joins.map(
          ({ from, to }) => `${from.table.table.name}.${from.column.name} = ${to.table.table.name}.${to.column.name}`,
        ),
        values: found
          .filter(({ table, column }) => shown.has(`${table}.${column}`))
          .map(({ table, column, value }) => ({ table, column, value })),
      };
    },
  };
}

const LEAST_RARITY = 0.3;

/** By the names of how many tables and columns have the word: 1 for one, less for many. */
function rarityOf(tables: readonly TableEntry[]): (word: string) => number {
  const counts = new Map<string, number>();
  let names = 0;
  for (const { name, columns } of tables) {
    for (const { latin } of [name, ...columns.map((column) => column.name)]) {
      names++;
      for (const word of new Set(latin)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return (word) => Math.max(LEAST_RARITY, Math.log(1 + names / (counts.get(word) ?? 1)) / Math.log(1 + names));
}
