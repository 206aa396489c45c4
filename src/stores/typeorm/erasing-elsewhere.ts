import type { MessageDetails } from '../../core/message';
import type { ReplyBody } from '../../core/ports/channel';
import type { ErasedMessage } from './erasing';
import { exactHash } from './keys';
import type { RowReader } from './row-reader';
import type { Statement } from './sql-writer';

interface Sought {
  channel: string;
  memberId: string;
  messages: readonly ErasedMessage[];
  at: number;
}

/** Shorter words are everybody's. */
const TELLING = 4;

/** What to change where a member's words stand in rows of others: replies, copies for other groups, quotes, reviews. */
export async function wordsElsewhere(reader: RowReader, sought: Sought): Promise<Statement[]> {
  const parts = await Promise.all([replies(reader, sought), quotes(reader, sought), reviews(reader, sought)]);
  return parts.flat();
}

/** Replies to the member, copies of what they said for sister groups, and drafts told to staff. What is under way is taken back. */
async function replies(reader: RowReader, { channel, memberId, messages, at }: Sought): Promise<Statement[]> {
  const rows = await reader.raw<{ send_key: string; channel: string; text: string; body: string }>(
    "SELECT send_key, channel, text, body FROM outbox WHERE (channel = ? AND body LIKE ?) OR reply_to = ''",
    [channel, `%"askedBy":${JSON.stringify(memberId).replace(/[\\%_]/g, '_')}%`],
  );
  return rows.flatMap(({ send_key: sendKey, channel: place, text, body: stored }) => {
    const body = JSON.parse(stored) as ReplyBody;
    const isOwn = place === channel && body.askedBy === memberId;
    const isCopy = messages.some((one) => saysIn(one, text) && text.includes(one.member_name));
    if (!isOwn && !isCopy) return [];
    const nothing = { forwards: undefined, images: undefined, figures: undefined, file: undefined };
    const bare = { ...body, text: '', citations: [], ...nothing };
    return [erasingReply(sendKey, JSON.stringify(bare), at)];
  });
}

const isHidden = "state IN ('drafting', 'pending', 'held') AND draft IS NULL AND platform_message_id IS NULL";

/** The state last: MySQL reads what was assigned before. */
const erasingReply = (sendKey: string, body: string, at: number): Statement => ({
  sql: `UPDATE outbox SET text = '', body = ?, handed_text = NULL, next_attempt_at = ?,
      state = CASE WHEN ${isHidden} THEN 'cancelled'
        WHEN state IN ('drafting', 'pending', 'held', 'sending') THEN 'recalling' ELSE state END
    WHERE send_key = ?`,
  parameters: [body, at, sendKey],
});

async function quotes(reader: RowReader, { channel, memberId, messages }: Sought): Promise<Statement[]> {
  const said = new Map(messages.map((message) => [message.platform_message_id, message]));
  const rows = await reader.raw<{ id: string; question_id: string | null; details: string }>(
    `SELECT id, question_id, details FROM inbox WHERE channel = ? AND member_id <> ? AND details LIKE '%"quoted":{%'`,
    [channel, memberId],
  );
  const found = rows.flatMap(({ id, question_id: questionId, details: stored }) => {
    const details = JSON.parse(stored) as MessageDetails;
    const { quoted } = details;
    if (!quoted || (quoted.memberId !== memberId && !said.has(quoted.platformMessageId))) return [];
    const bare = JSON.stringify({ ...details, quoted: { ...quoted, text: null, attachments: [] } });
    const words = [quoted.text ?? '', said.get(quoted.platformMessageId)?.text ?? ''];
    return [{ id, questionId, bare, words: words.filter((text) => text.length >= TELLING) }];
  });
  const questions = await Promise.all(
    found.map(({ questionId, words }) => withoutWords(reader, questionId ?? '', words)),
  );
  return [
    ...found.map(({ id, bare }) => ({ sql: 'UPDATE inbox SET details = ? WHERE id = ?', parameters: [bare, id] })),
    ...questions.flat(),
  ];
}

/** Another member's question, with its reply, in which the words were quoted, completed or answered. */
async function withoutWords(reader: RowReader, questionId: string, words: readonly string[]): Promise<Statement[]> {
  const questions = await reader.raw<{ text: string; answer: string | null; trace: string }>(
    'SELECT text, answer, trace FROM questions WHERE id = ?',
    [questionId],
  );
  const sent = await reader.raw<{ send_key: string; text: string; body: string }>(
    'SELECT send_key, text, body FROM outbox WHERE question_id = ?',
    [questionId],
  );
  const inJson = words.map((text) => JSON.stringify(text).slice(1, -1));
  const cut = (text: string): string => words.reduce((left, word) => left.replaceAll(word, ''), text);
  const cutJson = (stored: string): string => inJson.reduce((left, word) => left.replaceAll(word, ''), stored);
  return [
    ...questions.map(({ text, answer, trace }) => ({
      sql: 'UPDATE questions SET text = ?, answer = ?, trace = ? WHERE id = ?',
      parameters: [cut(text), answer === null ? null : cutJson(answer), cutJson(trace), questionId],
    })),
    ...sent.map(({ send_key: sendKey, text, body }) => ({
      sql: 'UPDATE outbox SET text = ?, body = ? WHERE send_key = ?',
      parameters: [cut(text), cutJson(body), sendKey],
    })),
  ];
}

/** What the member reported of others' answers, and answers of theirs that were to become approved pairs. */
async function reviews(reader: RowReader, { memberId, messages, at }: Sought): Promise<Statement[]> {
  const rows = await reader.raw<{ id: string; kind: string; outcome_id: string; detail: string | null }>(
    "SELECT id, kind, outcome_id, detail FROM review_items WHERE kind IN ('report', 'candidate-pair')",
    [],
  );
  const found = rows.filter(({ id, kind, outcome_id: questionId, detail }) =>
    kind === 'report'
      ? id === exactHash(JSON.stringify(['report', questionId, memberId]))
      : detail !== null && messages.some((one) => saysIn(one, detail)),
  );
  return found.map(({ id, kind }) => ({
    sql: `UPDATE review_items SET detail = NULL, reason = CASE WHEN kind = 'report' THEN 'reported' ELSE reason END,
        closed_at = ${kind === 'report' ? 'closed_at' : 'COALESCE(closed_at, ?)'} WHERE id = ?`,
    parameters: kind === 'report' ? [id] : [at, id],
  }));
}

function saysIn({ text, raw_text: rawText }: ErasedMessage, where: string): boolean {
  const words = text ?? rawText;
  return words.length >= TELLING && where.includes(words);
}
