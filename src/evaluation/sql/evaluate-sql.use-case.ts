import { asksForOrder, type ComparedResult, isSameResult } from './compare-results';

export interface SqlQuestion {
  id: string;
  database: string;
  question: string;
  /** Statements of which each is right; empty where the data does not answer it. */
  gold: readonly string[];
  answerable: boolean;
}

/** What came of a question. `no-data`: the query gave nothing. `failed`: nobody answered, or nothing that runs. */
export type SqlAnswer = { tokens: number } & (
  | { status: 'rows'; result: ComparedResult }
  | { status: 'no-data' }
  | { status: 'refused' }
  | { status: 'failed'; reason: string }
);

export interface SqlEvaluationOptions {
  /** Asks the writer of queries, and runs what it writes as it does for members. */
  ask: (question: SqlQuestion) => Promise<SqlAnswer>;
  /** Runs the gold statement unguarded; null where it does not run. */
  gold: (database: string, sql: string) => Promise<ComparedResult | null>;
  onQuestion?: (told: {
    done: number;
    total: number;
    question: SqlQuestion;
    verdict: SqlVerdict;
    reason: string;
  }) => void;
}

export type SqlVerdict = 'correct' | 'wrong' | 'refused' | 'error' | 'gold-fails';

/** Fractions of none are null. */
export interface SqlFigures {
  questions: number;
  /** Answerable ones whose gold SQL runs. */
  answerable: number;
  /** Of these, the fraction whose rows are those of the gold SQL. */
  executionAccuracy: number | null;
  /** Of these, the fraction that was refused. */
  wronglyRefused: number | null;
  unanswerable: number;
  /** Of the unanswerable ones, the fraction that was refused. */
  refusalAccuracy: number | null;
  /** Questions at which nothing that runs was written. */
  errors: number;
}

export interface SqlEvaluation extends SqlFigures {
  /** Answerable ones whose gold SQL does not run; counted nowhere else. */
  goldFailures: number;
  tokens: number;
  byDatabase: Record<string, SqlFigures>;
}

interface Judged {
  question: SqlQuestion;
  verdict: SqlVerdict;
  /** Why it is an error; empty for any other. */
  reason: string;
  tokens: number;
}

/** Measures how often the rows that answer a question are those of its gold SQL. */
export class EvaluateSql {
  constructor(private readonly options: SqlEvaluationOptions) {}

  async run(questions: readonly SqlQuestion[]): Promise<SqlEvaluation> {
    const judged: Judged[] = [];
    for (const question of questions) {
      const one = await this.judge(question);
      judged.push(one);
      this.options.onQuestion?.({ ...one, done: judged.length, total: questions.length });
    }
    const names = [...new Set(questions.map(({ database }) => database))].sort();
    return {
      ...figuresOf(judged),
      goldFailures: judged.filter(({ verdict }) => verdict === 'gold-fails').length,
      tokens: judged.reduce((sum, { tokens }) => sum + tokens, 0),
      byDatabase: Object.fromEntries(
        names.map((name) => [name, figuresOf(judged.filter(({ question }) => question.database === name))]),
      ),
    };
  }

  private async judge(question: SqlQuestion): Promise<Judged> {
    // Right before the answer, so that `now` is the same moment on both sides.
    const gold = await this.goldOf(question);
    if (question.answerable && gold.length === 0) return { question, verdict: 'gold-fails', reason: '', tokens: 0 };
    const answer = await this.options.ask(question);
    const reason = answer.status === 'failed' ? answer.reason : '';
    return { question, tokens: answer.tokens, verdict: verdictOf(answer, gold), reason };
  }

  private async goldOf({ database, gold }: SqlQuestion): Promise<Gold[]> {
    const ran = await Promise.all(
      gold.map(async (sql) => ({ isOrdered: asksForOrder(sql), result: await this.options.gold(database, sql) })),
    );
    return ran.flatMap(({ isOrdered, result }) => (result ? [{ isOrdered, result }] : []));
  }
}

interface Gold {
  result: ComparedResult;
  isOrdered: boolean;
}

function verdictOf(answer: SqlAnswer, gold: readonly Gold[]): SqlVerdict {
  switch (answer.status) {
    case 'failed':
      return 'error';
    case 'refused':
      return 'refused';
    case 'no-data':
      return gold.some(({ result }) => holdsNothing(result)) ? 'correct' : 'wrong';
    case 'rows':
      return gold.some(({ result, isOrdered }) => isSameResult(answer.result, result, isOrdered)) ? 'correct' : 'wrong';
  }
}

/** No rows, or one of nulls, as the sum over no rows: members are told of both that there is no data. */
const holdsNothing = ({ rows }: ComparedResult): boolean =>
  rows.length === 0 || (rows.length === 1 && (rows[0] ?? []).every((value) => value === null));

function figuresOf(judged: readonly Judged[]): SqlFigures {
  const answerable = judged.filter(({ question, verdict }) => question.answerable && verdict !== 'gold-fails');
  const unanswerable = judged.filter(({ question }) => !question.answerable);
  const share = (of: readonly Judged[], verdict: SqlVerdict): number | null =>
    of.length === 0 ? null : of.filter((one) => one.verdict === verdict).length / of.length;
  return {
    questions: judged.length,
    answerable: answerable.length,
    executionAccuracy: share(answerable, 'correct'),
    wronglyRefused: share(answerable, 'refused'),
    unanswerable: unanswerable.length,
    refusalAccuracy: share(unanswerable, 'refused'),
    errors: judged.filter(({ verdict }) => verdict === 'error').length,
  };
}
