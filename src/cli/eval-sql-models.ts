import { z } from 'zod';
import { type ChatModel, ModelError } from '../core/ports/chat-model';
import type { SqlQuestion } from '../evaluation/sql/evaluate-sql.use-case';
import { readJsonLines } from './json-lines';

/** The model that is asked a question; one for each, because a recorded one knows only its own replies. */
export type ModelFor = (question: SqlQuestion) => ChatModel;

const queryReply = (sql: string | null): string =>
  JSON.stringify(
    sql === null ? { action: 'cannot-answer', reason: 'not-in-data' } : { action: 'query', sql, final: true },
  );

/** Gives its replies in turn; asked for more, it is a model that does not reply. */
const replaying = (replies: readonly string[]): ChatModel => {
  const rest = replies.values();
  return {
    complete: () => {
      const next = rest.next();
      if (next.done) return Promise.reject(new ModelError('error', 'no further reply is recorded'));
      return Promise.resolve({ text: next.value, tokens: null });
    },
  };
};

/** Writes the gold SQL itself, which proves the way from a query to its figures. */
export const goldModel: ModelFor = ({ gold: [sql = null] }) => replaying([queryReply(sql)]);

const lineSchema = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    reply: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    sql: z.string().nullable().optional(),
  })
  .refine(({ reply, sql }) => reply !== undefined || sql !== undefined, { path: ['reply'] });

/** Replays a file of replies: a JSON object a line, `{"id", "reply"}` or `{"id", "sql"}`; several of one question in turn. */
export function recordedModel(file: string): ModelFor {
  const replies = new Map<string, string[]>();
  const lines = readJsonLines(
    file,
    lineSchema,
    '{"id": text, "reply": text or object} or {"id": text, "sql": text or null}',
  );
  for (const { id, reply, sql } of lines) {
    const text =
      reply === undefined ? queryReply(sql ?? null) : typeof reply === 'string' ? reply : JSON.stringify(reply);
    replies.set(id, [...(replies.get(id) ?? []), text]);
  }
  return ({ id }) => replaying(replies.get(id) ?? []);
}
