import type { AnswererStep } from '../../core/answerer-trace';
import type { ResultTable } from '../../core/figures';
import type { FigureRefusal } from '../../core/ports/answerer';
import { type ChatModel, type ChatUsage, ModelError } from '../../core/ports/chat-model';
import type { Clock } from '../../core/ports/clock';
import type { Prompts } from '../../core/ports/prompts';
import type { Language } from '../../core/question';
import { estimateTokens } from '../../text/estimate-tokens';
import type { Calculate } from '../calculate/calculate';
import { checkChart } from '../charts/chart-specification';
import type { LinkedSchema } from '../linking/linked-schema';
import { agentMaterial, type ToldStep, toldRows } from './agent-material';
import { type AgentStep, readAgentStep } from './agent-step';
import { areNumbersBacked } from './backed-numbers';
import type { GuardedSource, SourceReply } from './guarded-source';
import type { HiddenValues } from './hidden-values';
import { filledSentence } from './sentence';

export interface DataAgentOptions {
  model: ChatModel;
  prompts: Prompts;
  calculate: Calculate;
  clock: Pick<Clock, 'elapsed'>;
}

export interface AgentTask {
  source: GuardedSource;
  linked: LinkedSchema;
  examples: readonly { question: string; sql: string }[];
  /** With placeholders for personal data. */
  question: string;
  hidden: HiddenValues;
  language: Language;
  /** ISO day. */
  today: string;
  assistant: string;
  conversation?: { channel: string; id: string };
  signal?: AbortSignal | undefined;
  searchKnowledge: (query: string) => Promise<readonly string[]>;
}

export interface AgentRows {
  table: ResultTable;
  isCut: boolean;
  /** As it was run, with placeholders for the asker's personal data. */
  sql: string;
}

export type AgentResult = { steps: readonly AnswererStep[]; usage: readonly ChatUsage[]; tokens: number } & (
  | {
      status: 'answered';
      rows: AgentRows;
      /** Every statement that brought rows, in order. */
      queries: readonly string[];
      /** Its numbers are those of the results; null where the model gave none that are. */
      sentence: string | null;
      /** As the model wrote it, unchecked. */
      chart: unknown;
    }
  | { status: 'refused'; reason: FigureRefusal }
);

/** Bounds of one question. Source of the two repairs: the issue; the rest keeps a question within its deadline. */
export const agentLimits = { steps: 8, repairs: 2, tokens: 40_000, milliseconds: 60_000 };

/**
 * Has a model find the figures, step by step: it writes queries, calculates and looks things up until its rows answer.
 * What a step may do is decided by the guard, the sandbox and the schema of charts, never by the model.
 */
export class DataAgent {
  constructor(private readonly options: DataAgentOptions) {}

  /** Rejects only with the signal's reason. */
  async ask(task: AgentTask): Promise<AgentResult> {
    const run = new AgentRun(this.options, task);
    return { ...(await run.toTheEnd()), ...run.told };
  }
}

type Ending =
  | Pick<Extract<AgentResult, { status: 'answered' }>, 'status' | 'rows' | 'queries' | 'sentence' | 'chart'>
  | Pick<Extract<AgentResult, { status: 'refused' }>, 'status' | 'reason'>;

/** What may not be asked, whoever writes the statement. */
const FORBIDDEN = new Set<string>([
  'table-not-allowed',
  'column-not-allowed',
  'not-a-select',
  'into',
  'people-not-counted',
]);
/** What no other statement would mend. */
const HOPELESS = new Set<string>(['unreachable', 'busy', 'denied', 'cancelled']);

class AgentRun {
  private readonly steps: AnswererStep[] = [];
  private readonly usage: ChatUsage[] = [];
  private readonly talk: ToldStep[] = [];
  private readonly results: AgentRows[] = [];
  private readonly calculated: ResultTable[] = [];
  private readonly deadline = AbortSignal.timeout(agentLimits.milliseconds);
  private tokens = 0;
  private repairs = 0;
  private chart: unknown;
  private lastRefusal: FigureRefusal = 'cannot-tell';

  constructor(
    private readonly options: DataAgentOptions,
    private readonly task: AgentTask,
  ) {}

  get told() {
    return { steps: this.steps, usage: this.usage, tokens: this.tokens };
  }

  async toTheEnd(): Promise<Ending> {
    while (this.steps.length < agentLimits.steps && this.repairs <= agentLimits.repairs) {
      if (this.tokens >= agentLimits.tokens || this.deadline.aborted) break;
      this.task.signal?.throwIfAborted();
      const step = await this.next();
      if (step === 'failed') return { status: 'refused', reason: 'failed' };
      const ending = step && (await this.take(step));
      if (ending) return ending;
    }
    return this.withWhatThereIs();
  }

  /** Null: what it wrote is no step. */
  private async next(): Promise<AgentStep | 'failed' | null> {
    const { model, prompts } = this.options;
    const { source, linked, examples, question, today, language, assistant, conversation } = this.task;
    const { description, connection } = source.source;
    const begun = this.options.clock.elapsed();
    try {
      const system = prompts.render('find-figures', language, {});
      const { dialect } = connection;
      const user = agentMaterial({ question, today, dialect, description, linked, examples, told: this.talk });
      const reply = await model.complete({
        system,
        user,
        role: 'answer',
        intent: 'statistics',
        assistant,
        ...(conversation && { conversation }),
        json: true,
        signal: this.signal,
      });
      this.tokens += reply.tokens ?? estimateTokens(system) + estimateTokens(user) + estimateTokens(reply.text);
      if (reply.usage) this.usage.push(reply.usage);
      const step = readAgentStep(reply.text);
      if (!step) this.mend({ action: 'unreadable' }, 'one JSON object with one of the actions is needed');
      if (!step) this.note('answer', begun, { status: 'failed', reason: 'invalid-json' });
      return step;
    } catch (error) {
      this.task.signal?.throwIfAborted();
      if (!(error instanceof ModelError) && !this.deadline.aborted) throw error;
      this.note('answer', begun, {
        status: 'failed',
        reason: error instanceof ModelError ? `model-${error.failure}` : 'too-slow',
      });
      return 'failed';
    }
  }

  /** Null: it goes on. */
  private async take(step: AgentStep): Promise<Ending | null> {
    const begun = this.options.clock.elapsed();
    switch (step.action) {
      case 'query':
        return this.query(step, begun);
      case 'calculate':
        return this.calculate(step, begun);
      case 'chart':
        return this.draw(step, begun);
      case 'search-knowledge':
        return this.search(step, begun);
      case 'answer':
        return this.answer(step, begun);
      case 'cannot-answer': {
        const reason = step.reason === 'not-permitted' ? 'not-permitted' : 'cannot-tell';
        this.note('cannot-answer', begun, { reason: step.reason });
        return { status: 'refused', reason };
      }
    }
  }

  private async query(step: Extract<AgentStep, { action: 'query' }>, begun: number): Promise<Ending | null> {
    const { source, hidden } = this.task;
    const sql = hidden.inSql(step.sql, source.source.connection.dialect);
    const reply = await source.query(sql, { signal: this.signal });
    this.task.signal?.throwIfAborted();
    if (reply.status !== 'rows') return this.notRun(step, reply, begun);
    const rows = { table: reply.table, isCut: reply.isCut, sql: hidden.hidden(reply.sql) };
    this.note('query', begun, { sql: rows.sql, rows: rows.table.rows.length });
    this.results.push(rows);
    if (!step.final) {
      this.talk.push({ did: step, came: toldRows(rows.table) });
      return null;
    }
    if (isEmpty(rows.table)) return { status: 'refused', reason: 'no-data' };
    const { language, question } = this.task;
    // Figures come from the rows; the model only says where they go.
    const filled = step.sentence ? filledSentence(step.sentence, rows.table, language) : null;
    const isBacked = filled !== null && areNumbersBacked(filled, { tables: [rows.table], words: [question, step.sql] });
    return this.ended(rows, isBacked ? filled : null, step.chart);
  }

  private notRun(
    step: AgentStep & { action: 'query' },
    { status, reason, detail }: Exclude<SourceReply, { status: 'rows' }>,
    begun: number,
  ): Ending | null {
    const told = detail === '' ? reason : `${reason}: ${detail}`;
    this.note('query', begun, { status, reason: told, sql: step.sql });
    if (HOPELESS.has(reason)) return { status: 'refused', reason: 'failed' };
    this.lastRefusal = FORBIDDEN.has(reason) ? 'not-permitted' : status === 'failed' ? 'failed' : 'cannot-tell';
    this.mend(step, { [status]: told });
    return null;
  }

  private async calculate(step: Extract<AgentStep, { action: 'calculate' }>, begun: number): Promise<null> {
    const last = this.results.at(-1)?.table;
    const data = last
      ? last.rows.map((row) => Object.fromEntries(last.columns.map((name, at) => [name, row[at]])))
      : [];
    const result = await this.options.calculate({ code: step.code, data, signal: this.signal });
    if (result.status === 'done') {
      this.calculated.push({ columns: [], rows: [numbersOf(result.value)] });
      this.talk.push({ did: step, came: result.value });
      this.note('calculate', begun, {});
    } else {
      this.mend(step, { failed: `${result.reason}: ${result.detail}` });
      this.note('calculate', begun, { status: 'failed', reason: result.reason });
    }
    return null;
  }

  private draw(step: Extract<AgentStep, { action: 'chart' }>, begun: number): null {
    const last = this.results.at(-1)?.table;
    const checked = last
      ? checkChart(step.chart, last)
      : ({ status: 'refused', reason: 'no-rows', detail: '' } as const);
    if (checked.status === 'chart') {
      this.chart = step.chart;
      this.talk.push({ did: step, came: 'drawn' });
      this.note('chart', begun, {});
    } else {
      this.mend(step, { refused: `${checked.reason} ${checked.detail}`.trim() });
      this.note('chart', begun, { status: 'refused', reason: checked.reason });
    }
    return null;
  }

  private async search(step: Extract<AgentStep, { action: 'search-knowledge' }>, begun: number): Promise<null> {
    const found = await this.task.searchKnowledge(step.query);
    this.talk.push({ did: step, came: found });
    this.note('search-knowledge', begun, { rows: found.length });
    return null;
  }

  private answer(step: Extract<AgentStep, { action: 'answer' }>, begun: number): Ending | null {
    const rows = this.results.at(-1);
    if (!rows) {
      this.note('answer', begun, { status: 'refused', reason: 'no-rows' });
      this.mend(step, { refused: 'no query has brought rows yet' });
      return null;
    }
    const tables = [...this.results.map(({ table }) => table), ...this.calculated];
    const words = [this.task.question, ...this.results.map(({ sql }) => sql)];
    const filled = filledSentence(step.sentence, rows.table, this.task.language) ?? step.sentence;
    const isBacked = areNumbersBacked(filled, { tables, words });
    this.note('answer', begun, isBacked ? {} : { status: 'refused', reason: 'unbacked-number' });
    if (!isBacked && this.repairs < agentLimits.repairs) {
      this.mend(step, { refused: 'the sentence bears a number that is in no result' });
      return null;
    }
    if (isEmpty(rows.table)) return { status: 'refused', reason: 'no-data' };
    return this.ended(rows, isBacked ? filled : null, step.chart);
  }

  private withWhatThereIs(): Ending {
    const rows = this.results.at(-1);
    if (this.deadline.aborted) this.lastRefusal = 'failed';
    return rows && !isEmpty(rows.table) && this.repairs <= agentLimits.repairs
      ? this.ended(rows, null, undefined)
      : { status: 'refused', reason: this.lastRefusal };
  }

  private ended(rows: AgentRows, sentence: string | null, chart: unknown): Ending {
    const queries = this.results.map(({ sql }) => sql);
    return { status: 'answered', rows, queries, sentence, chart: chart ?? this.chart };
  }

  private mend(did: ToldStep['did'], came: unknown): void {
    this.repairs += 1;
    this.talk.push({ did, came });
  }

  private note(action: AnswererStep['action'], begun: number, facts: Partial<AnswererStep>): void {
    const { sql, ...rest } = facts;
    const milliseconds = Math.round(this.options.clock.elapsed() - begun);
    this.steps.push({
      action,
      status: 'done',
      ...rest,
      ...(sql !== undefined && { sql: sql.slice(0, TRACED_SQL) }),
      milliseconds,
    });
  }

  private get signal(): AbortSignal {
    const { signal } = this.task;
    return signal ? AbortSignal.any([signal, this.deadline]) : this.deadline;
  }
}

const TRACED_SQL = 2000;

/** No rows, or one that holds nothing, as the sum over no rows. */
export const isEmpty = ({ rows }: ResultTable): boolean =>
  rows.length === 0 || (rows.length === 1 && (rows[0] ?? []).every((cell) => cell === null));

/** All numbers in a value, however deep. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}
