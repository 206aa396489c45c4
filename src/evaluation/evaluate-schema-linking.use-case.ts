export interface LinkingQuestion {
  database: string;
  question: string;
  /** The gold. Several statements, each as right as the others, count together. */
  sql: string;
  answerable: boolean;
}

/** Tables, and columns as `table.column`. */
export interface SchemaNames {
  tables: readonly string[];
  columns: readonly string[];
}

export interface LinkingFigures {
  /** Gold tables that are shown, of all gold tables of all questions (micro). */
  tableRecall: number;
  /** Gold columns that are shown, of all gold columns of all questions (micro). */
  columnRecall: number;
  /** Mean over the questions of the columns shown, as a fraction of the columns of the database. */
  columnsShown: number;
  /** Answerable ones with a gold that could be read. */
  questions: number;
  /** The recalls as a mean over the questions; those whose gold names no column are left out of the second. */
  macroTableRecall: number;
  macroColumnRecall: number;
  /** Share of the questions with all of their tables and columns shown. */
  whole: number;
}

export interface LinkingEvaluation extends LinkingFigures {
  byDatabase: Readonly<Record<string, LinkingFigures>>;
  /** Answerable questions with a gold that could not be parsed; they count nowhere else. */
  unread: number;
}

export interface LinkedDatabase {
  /** How many columns it has. */
  columns: number;
  link(question: string): SchemaNames;
  /** What a statement reads, or null where it cannot be parsed. */
  goldOf(sql: string): SchemaNames | null;
}

interface Judged {
  database: string;
  tables: Found;
  columns: Found;
  shown: number;
}

interface Found {
  found: number;
  gold: number;
}

/** Measures how much of what the gold SQL reads is among what is shown of a database. Unanswerable questions are left out. */
export class EvaluateSchemaLinking {
  constructor(private readonly databaseOf: (name: string) => LinkedDatabase) {}

  run(questions: readonly LinkingQuestion[]): LinkingEvaluation {
    const answerable = questions.filter((question) => question.answerable);
    const judged = answerable.flatMap((question) => this.judge(question) ?? []);
    const databases = [...new Set(judged.map(({ database }) => database))];
    return {
      ...figuresOf(judged),
      byDatabase: Object.fromEntries(
        databases.map((name) => [name, figuresOf(judged.filter(({ database }) => database === name))]),
      ),
      unread: answerable.length - judged.length,
    };
  }

  private judge({ database, question, sql }: LinkingQuestion): Judged | null {
    const linked = this.databaseOf(database);
    const gold = linked.goldOf(sql);
    if (!gold) return null;
    const shown = linked.link(question);
    return {
      database,
      tables: foundOf(gold.tables, shown.tables),
      columns: foundOf(gold.columns, shown.columns),
      shown: new Set(shown.columns).size / Math.max(1, linked.columns),
    };
  }
}

function foundOf(gold: readonly string[], shown: readonly string[]): Found {
  const names = new Set(shown);
  return { found: gold.filter((name) => names.has(name)).length, gold: gold.length };
}

function figuresOf(judged: readonly Judged[]): LinkingFigures {
  const tables = judged.map((one) => one.tables);
  const columns = judged.map((one) => one.columns);
  return {
    tableRecall: micro(tables),
    columnRecall: micro(columns),
    columnsShown: mean(judged.map(({ shown }) => shown)),
    questions: judged.length,
    macroTableRecall: macro(tables),
    macroColumnRecall: macro(columns),
    whole: mean(judged.map((one) => (isWhole(one.tables) && isWhole(one.columns) ? 1 : 0))),
  };
}

const isWhole = ({ found, gold }: Found): boolean => found === gold;

/** Nothing to be found counts as found. */
function micro(all: readonly Found[]): number {
  const gold = all.reduce((sum, one) => sum + one.gold, 0);
  return gold === 0 ? 1 : all.reduce((sum, { found }) => sum + found, 0) / gold;
}

const macro = (all: readonly Found[]): number =>
  mean(all.filter(({ gold }) => gold > 0).map(({ found, gold }) => found / gold));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
