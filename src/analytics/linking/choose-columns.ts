import { type JoinEdge, SURE_JOIN } from './join-graph';
import { joinPaths } from './join-paths';
import type { QuestionWords } from './question-words';
import type { ColumnEntry, TableEntry } from './schema-entry';
import type { SchemaScores } from './score-schema';

export interface ChosenColumns {
  columns: ReadonlySet<ColumnEntry>;
  joins: readonly JoinEdge[];
}

/** Share of all columns that is shown at most, so that joins included it stays below half on average. */
const SHARE = 0.45;
/** A tiny database is shown whole. */
const FEWEST = 6;
/** A large one is not read by anybody; names of columns are about four tokens each. */
const MOST = 80;
/** What scores less than this share of the best is not shown, even if there is room. */
const LEAST_SCORE = 0.15;

/** Tables of at least this share of the best one's score are joined, at most four. */
const CORE_SCORE = 0.45;
const MOST_CORE = 4;

/** What a column gets for being of a table that the question is about, and for what it is there. */
const OF_TABLE = 0.5;
const KEY = 0.25;
const LABEL = 0.3;
const TIME = 0.2;
const NUMBER = 0.1;
/** What the name of a key counts in a table that the question is not about: all tables have keys of what it is about. */
const FOREIGN_KEY = 0.4;

const LABEL_NAME = /^(?:.*[a-z_])?(?:name|title|label|symbol)$|(?:名称|名字|姓名|题目|标题|书名)$/i;

/** The columns to show: those that tell the most, with the keys that join their tables, and no more than a share of all. */
export function chooseColumns(
  question: QuestionWords,
  tables: readonly TableEntry[],
  scores: SchemaScores,
  edges: readonly JoinEdge[],
): ChosenColumns {
  const best = Math.max(...scores.tables, Number.MIN_VALUE);
  const weighed = tables.map((table, at) => ({ table, relevance: (scores.tables[at] as number) / best }));
  const core = weighed
    .filter(({ relevance }) => relevance >= CORE_SCORE)
    .sort((first, second) => second.relevance - first.relevance)
    .slice(0, MOST_CORE);
  const chosen = new Set<ColumnEntry>();
  const paths = joinPaths(
    core.map(({ table }) => table),
    edges,
  );
  for (const { from, to } of paths) chosen.add(from).add(to);

  const ranked = weighed
    .flatMap(({ table, relevance }) =>
      table.columns.map((column) => {
        const own = scores.columns[column.at] as number;
        return { column, score: worth(column, own, relevance, question) };
      }),
    )
    .sort((first, second) => second.score - first.score);
  const budget = budgetOf(ranked.length);
  const least = LEAST_SCORE * (ranked[0]?.score ?? 0);
  for (const { column, score } of ranked) {
    if (chosen.size >= budget || score < least) break;
    chosen.add(column);
  }
  const sure = edges.filter(({ from, to, cost }) => cost <= SURE_JOIN && chosen.has(from) && chosen.has(to));
  return { columns: chosen, joins: [...new Set([...paths, ...sure])] };
}

const budgetOf = (total: number): number => Math.min(MOST, Math.max(FEWEST, Math.round(total * SHARE)));

/** @param relevance of its table, 0 to 1 */
function worth(column: ColumnEntry, own: number, relevance: number, { asksTime }: QuestionWords): number {
  let score = column.isKey ? own * (FOREIGN_KEY + (1 - FOREIGN_KEY) * relevance) : own;
  score += OF_TABLE * relevance;
  if (column.table.ownKey === column) score += KEY * relevance;
  if (LABEL_NAME.test(column.column.name)) score += LABEL * relevance;
  if (asksTime && column.kind === 'time') score += TIME * relevance;
  if (column.kind === 'number' && !column.isKey) score += NUMBER * relevance;
  return score;
}
