import type { FigureRefusal } from '../../core/ports/answerer';
import type { Calculator } from '../calculate/calculator';
import { checkChart } from '../charts/chart-specification';
import type { AgentNotes } from './agent-notes';
import { type AgentRows, isEmpty } from './agent-rows';
import type { AgentStep } from './agent-step';
import type { AgentTask } from './agent-task';
import { areNumbersBacked } from './backed-numbers';
import type { SourceReply } from './guarded-source';
import { filledSentence } from './sentence';
import { type Redact, toldRows, toldValue } from './told-results';

type Doing<Action extends AgentStep['action']> = Extract<AgentStep, { action: Action }>;

/** How it ends; null: it goes on. */
export type AgentEnding =
  | { status: 'answered'; rows: AgentRows; queries: readonly string[]; sentence: string | null; chart: unknown }
  | { status: 'refused'; reason: FigureRefusal };

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

export interface ActionOptions {
  task: AgentTask;
  notes: AgentNotes;
  calculator: Pick<Calculator, 'calculate'>;
  /** Hides personal data in a cell that a model is shown. */
  redact: Redact;
  elapsed: () => number;
  /** Of the whole question. */
  signal: AbortSignal;
  /** Whether one more thing may be mended. */
  mayMend: () => boolean;
}

/** What a model may do. The guard, the sandbox and the schema of charts decide what comes of it. */
export class AgentActions {
  /** Why there would be no answer if nothing more came. */
  lastRefusal: FigureRefusal = 'cannot-tell';
  private readonly notRunBefore = new Set<string>();

  constructor(private readonly options: ActionOptions) {}

  async take(step: AgentStep): Promise<AgentEnding | null> {
    const begun = this.options.elapsed();
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
        this.options.notes.note('cannot-answer', begun, { reason: step.reason });
        return { status: 'refused', reason: step.reason === 'not-permitted' ? 'not-permitted' : 'cannot-tell' };
      }
    }
  }

  /** With what has come so far, where nothing more will. */
  end(rows: AgentRows, sentence: string | null, chart: unknown): AgentEnding {
    const { queries, chart: drawn } = this.options.notes;
    return { status: 'answered', rows, queries, sentence, chart: chart ?? drawn };
  }

  private async query(step: Doing<'query'>, begun: number): Promise<AgentEnding | null> {
    const { task, notes, signal } = this.options;
    const { source, hidden, language, question } = task;
    const sql = hidden.inSql(step.sql, source.source.connection.dialect);
    const reply = await source.query(sql, { signal });
    task.signal?.throwIfAborted();
    // What went wrong may be told in words of the statement that was run, with the asker's own data in it.
    if (reply.status !== 'rows') return this.notRun(step, sql === step.sql ? reply : { ...reply, detail: '' }, begun);
    const { isCut } = reply;
    const rows = { table: hidden.inTable(reply.table), isCut, sql: hidden.hidden(reply.sql) };
    notes.note('query', begun, { sql: rows.sql, rows: rows.table.rows.length });
    notes.results.push(rows);
    if (!step.final) {
      notes.went(step, toldRows(rows.table, this.options.redact));
      return null;
    }
    if (isEmpty(rows.table)) return { status: 'refused', reason: 'no-data' };
    // Figures come from the rows; the model only says where they go.
    const filled = step.sentence ? filledSentence(step.sentence, rows, language) : null;
    const isBacked = filled !== null && areNumbersBacked(filled, { tables: [rows.table], words: [question, step.sql] });
    return this.end(rows, isBacked ? filled : null, step.chart);
  }

  private notRun(
    step: Doing<'query'>,
    { status, reason, detail }: Exclude<SourceReply, { status: 'rows' }>,
    begun: number,
  ): AgentEnding | null {
    const { notes } = this.options;
    const told = detail === '' ? reason : `${reason}: ${detail}`;
    notes.note('query', begun, { status, reason: told, sql: step.sql });
    if (HOPELESS.has(reason)) return { status: 'refused', reason: 'failed' };
    if (FORBIDDEN.has(reason)) this.lastRefusal = 'not-permitted';
    else this.lastRefusal = status === 'failed' ? 'failed' : 'cannot-tell';
    // What was told once and is written again will not come to anything else.
    const isRepeated = this.notRunBefore.has(step.sql);
    this.notRunBefore.add(step.sql);
    if (isRepeated) return { status: 'refused', reason: this.lastRefusal };
    notes.mend(step, { [status]: told });
    return null;
  }

  private async calculate(step: Doing<'calculate'>, begun: number): Promise<null> {
    const { notes, signal, calculator } = this.options;
    const table = notes.last?.table;
    const data = (table?.rows ?? []).map((row) =>
      Object.fromEntries((table?.columns ?? []).map((name, at) => [name, row[at] ?? null])),
    );
    const result = await calculator.calculate({ code: step.code, data, signal });
    if (result.status === 'done') {
      notes.calculated.push({ columns: [], rows: [numbersOf(result.value)] });
      notes.went(step, toldValue(result.value, this.options.redact));
      notes.note('calculate', begun);
    } else {
      notes.mend(step, { failed: `${result.reason}: ${this.options.redact(result.detail)}` });
      notes.note('calculate', begun, { status: 'failed', reason: result.reason });
    }
    return null;
  }

  private draw(step: Doing<'chart'>, begun: number): null {
    const { notes } = this.options;
    const table = notes.last?.table;
    const checked = table
      ? checkChart(step.chart, table)
      : ({ status: 'refused', reason: 'no-rows', detail: '' } as const);
    if (checked.status === 'chart') {
      notes.chart = step.chart;
      notes.went(step, 'drawn');
      notes.note('chart', begun);
    } else {
      notes.mend(step, { refused: `${checked.reason} ${checked.detail}`.trim() });
      notes.note('chart', begun, { status: 'refused', reason: checked.reason });
    }
    return null;
  }

  private async search(step: Doing<'search-knowledge'>, begun: number): Promise<null> {
    const { notes, task } = this.options;
    const found = await task.searchKnowledge(step.query);
    notes.went(step, found);
    notes.note('search-knowledge', begun, { rows: found.length });
    return null;
  }

  private answer(step: Doing<'answer'>, begun: number): AgentEnding | null {
    const { notes, task, mayMend } = this.options;
    const rows = notes.last;
    if (!rows) {
      notes.note('answer', begun, { status: 'refused', reason: 'no-rows' });
      notes.mend(step, { refused: 'no query has brought rows yet' });
      return null;
    }
    const tables = [...notes.results.map(({ table }) => table), ...notes.calculated];
    const filled = filledSentence(step.sentence, rows, task.language) ?? step.sentence;
    const isBacked = areNumbersBacked(filled, { tables, words: [task.question, ...notes.queries] });
    notes.note('answer', begun, isBacked ? {} : { status: 'refused', reason: 'unbacked-number' });
    if (!isBacked && mayMend()) {
      notes.mend(step, { refused: 'the sentence bears a number that is in no result' });
      return null;
    }
    if (isEmpty(rows.table)) return { status: 'refused', reason: 'no-data' };
    return this.end(rows, isBacked ? filled : null, step.chart);
  }
}

/** All numbers in a value, however deep. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}
