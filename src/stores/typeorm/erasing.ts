import { endingJobs, holdingJobs } from './jobs-of-bursts';
import { placeholders } from './row-reader';
import type { Statement } from './sql-writer';
import { chunked } from './statement-builder';

/** A member's message as the database has it. */
export interface ErasedMessage {
  id: string;
  burst_id: string;
  platform_message_id: string;
  conversation_id: string;
  member_name: string;
  text: string | null;
  raw_text: string;
  details: string | null;
}

export interface Erasure {
  channel: string;
  memberId: string;
  questionIds: readonly string[];
  messages: readonly ErasedMessage[];
  /** Epoch milliseconds. */
  at: number;
}

/** A message with its job in one transaction; what is asked of it ends. */
const CHUNK = 200;

/** What a trace says when nobody's words are left in it. */
const emptyTrace = JSON.stringify({
  question: { text: '', matchText: '', mentionsBot: false },
  stages: [],
  verdict: null,
  evidence: [],
  failedRetrievers: [],
  fallback: null,
  tokens: null,
});

/** The units of work that erase a member's own rows. Done twice, they change nothing more. */
export function erasing({ channel, memberId, questionIds, messages, at }: Erasure): Statement[][] {
  const member = [channel, memberId];
  return [
    ...chunked(messages, CHUNK).map(erasingMessages),
    ...chunked(questionIds, CHUNK).map((ids) => erasingQuestions(ids, at)),
    [
      { sql: 'DELETE FROM placeholders WHERE channel = ? AND member_id = ?', parameters: member },
      {
        sql: `DELETE FROM feedback
          WHERE member_id = ? AND question_id IN (SELECT id FROM questions WHERE channel = ?)`,
        parameters: [memberId, channel],
      },
    ],
    ...chunked(filesOf(messages), CHUNK).map((files) => files.map((file) => forgettingFile(channel, file))),
  ];
}

function erasingMessages(messages: readonly ErasedMessage[]): Statement[] {
  const ids = messages.map(({ id }) => id);
  const bursts = [...new Set(messages.map(({ burst_id: burstId }) => burstId))].sort();
  return [
    holdingJobs(bursts),
    {
      sql: `UPDATE inbox SET text = '', raw_text = '', member_name = '', details = NULL,
          reason = CASE WHEN question_id IS NULL AND reason IS NULL THEN 'withdrawn' ELSE reason END
        WHERE id IN (${placeholders(ids)})`,
      parameters: ids,
    },
    endingJobs(bursts),
  ];
}

/** An emergency still waits for a person, who is told no words of it. */
function erasingQuestions(ids: readonly string[], at: number): Statement[] {
  const list = placeholders(ids);
  return [
    {
      sql: `UPDATE questions SET text = '', answer = NULL, trace = ? WHERE id IN (${list})`,
      parameters: [emptyTrace, ...ids],
    },
    {
      sql: `UPDATE review_items SET detail = NULL, reason = CASE WHEN kind = 'report' THEN 'reported' ELSE reason END,
          closed_at = CASE WHEN kind = 'emergency' THEN closed_at ELSE COALESCE(closed_at, ?) END
        WHERE outcome_id IN (${list})`,
      parameters: [at, ...ids],
    },
  ];
}

interface PostedFile {
  conversationId: string;
  name: string;
}

function filesOf(messages: readonly ErasedMessage[]): PostedFile[] {
  return messages.flatMap(({ conversation_id: conversationId, details }) => {
    if (details === null) return [];
    const { attachments = [] } = JSON.parse(details) as { attachments?: { name: string | null }[] };
    // Those without a name are kept under this one.
    return attachments.map(({ name }) => ({ conversationId, name: name ?? 'file' }));
  });
}

const forgettingFile = (channel: string, { conversationId, name }: PostedFile): Statement => ({
  sql: 'DELETE FROM conversation_files WHERE channel = ? AND conversation_id = ? AND name = ?',
  parameters: [channel, conversationId, name],
});
