import { finalStates, openStates } from './reply-rows';
import { placeholders, type RowReader } from './row-reader';
import type { Statement } from './sql-writer';
import { chunked } from './statement-builder';

export interface SettledMessage {
  id: string;
  question_id: string | null;
}

const isSettled = '(inbox.question_id IS NOT NULL OR inbox.reason IS NOT NULL)';
/** Not the other way round: with the list of final states SQLite would look by state, through all replies that ever were. */
const isOpen = `state IN (${openStates.map((state) => `'${state}'`).join(', ')})`;
const isFinal = `state IN (${finalStates.map((state) => `'${state}'`).join(', ')})`;
/** A reply is still on its way, a person has to look, or the job that it opened goes on with other messages. */
const isNeeded = `(EXISTS (SELECT 1 FROM outbox WHERE outbox.question_id = inbox.question_id AND ${isOpen})
  OR EXISTS (SELECT 1 FROM review_items WHERE outcome_id = inbox.question_id AND closed_at IS NULL)
  OR EXISTS (SELECT 1 FROM jobs
    WHERE jobs.message_id = inbox.id AND jobs.kind = 'question' AND jobs.state = 'pending'))`;

/** The oldest messages that may be deleted. */
export function oldestDeletable(
  reader: RowReader,
  { before, limit }: { before: number; limit: number },
): Promise<SettledMessage[]> {
  return reader.raw<SettledMessage>(
    `SELECT id, question_id FROM inbox WHERE received_at < ? AND ${isSettled} AND NOT ${isNeeded}
     ORDER BY received_at, sequence LIMIT ?`,
    [before, limit],
  );
}

/** Looks again at what may have changed since; the reply stays until the last message of its question goes. */
export function deleting(messages: readonly SettledMessage[]): Statement[] {
  const ids = messages.map(({ id }) => id);
  const questionIds = [...new Set(messages.flatMap(({ question_id: id }) => id ?? []))];
  // Their jobs go with them, by the foreign key.
  const inbox = { sql: `DELETE FROM inbox WHERE id IN (${placeholders(ids)}) AND NOT ${isNeeded}`, parameters: ids };
  if (questionIds.length === 0) return [inbox];
  const isLast = 'NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.question_id = outbox.question_id)';
  return [
    inbox,
    {
      sql: `DELETE FROM outbox WHERE question_id IN (${placeholders(questionIds)}) AND NOT ${isOpen} AND ${isLast}`,
      parameters: questionIds,
    },
  ];
}

/** Final messages that answer none: what they passed on may be gone already, so they go by their own age. */
export async function deletingForwards(
  reader: RowReader,
  { before, limit }: { before: number; limit: number },
): Promise<Statement[]> {
  const isForward = "reply_to = '' AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.question_id = outbox.question_id)";
  const rows = await reader.raw<{ send_key: string }>(
    `SELECT send_key FROM outbox WHERE ${isFinal} AND created_at < ? AND ${isForward} LIMIT ?`,
    [before, limit],
  );
  return chunked(rows).map((chunk) => ({
    sql: `DELETE FROM outbox WHERE send_key IN (${placeholders(chunk)}) AND ${isFinal}`,
    parameters: chunk.map(({ send_key: sendKey }) => sendKey),
  }));
}
