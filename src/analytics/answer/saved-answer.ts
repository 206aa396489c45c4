import type { AnswererStep } from '../../core/answerer-trace';
import type { Language } from '../../core/question';
import type { FigureRefusal } from '../../core/ports/answerer';
import { filledAnswer } from '../saved/filled-answer';
import type { SavedMatch } from '../saved/match-saved';
import { isEmpty, type AgentRows } from './agent-rows';
import type { KnownSource } from './known-source';

export type SavedResult = { step: AnswererStep } & (
  { status: 'answered'; rows: AgentRows; sentence: string | null } | { status: 'refused'; reason: FigureRefusal }
);

export interface SavedTask {
  source: KnownSource;
  match: SavedMatch;
  language: Language;
  elapsed: () => number;
  signal?: AbortSignal | undefined;
}

/** Answers a saved question: its own statement with the values of the question. */
export async function answerSaved({ source, match, language, elapsed, signal }: SavedTask): Promise<SavedResult> {
  const { saved, values } = match;
  const begun = elapsed();
  const reply = await source.guarded.query(saved.sql, { values, signal });
  signal?.throwIfAborted();
  const timed = { action: 'saved' as const, milliseconds: Math.round(elapsed() - begun) };
  if (reply.status !== 'rows') {
    const reason = reply.detail === '' ? reply.reason : `${reply.reason}: ${reply.detail}`;
    const step: AnswererStep = { ...timed, status: reply.status, reason, sql: saved.sql };
    return { status: 'refused', reason: 'failed', step };
  }
  const { table, isCut } = reply;
  const sql = withValues(reply.sql, values);
  const step: AnswererStep = { ...timed, status: 'done', sql, rows: table.rows.length };
  if (isEmpty(table)) return { status: 'refused', reason: 'no-data', step };
  return {
    status: 'answered',
    rows: { table, isCut, sql },
    sentence: filledAnswer(saved, values, table, language),
    step,
  };
}

/** A statement as a reader sees it, with its values in place of their names. */
export const withValues = (sql: string, values: Readonly<Record<string, string | number>>): string =>
  sql.replace(/'(?:[^']|'')*'|:([a-zA-Z]\w*)/g, (found, name: string | undefined) => {
    const value = name === undefined ? undefined : values[name];
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? found);
  });
