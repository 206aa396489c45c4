import type { OutboxItem, SendState } from '../../core/ports/outbox-store';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { placeholders } from './row-reader';
import type { Statement } from './sql-writer';
import type { NewRow } from './statement-builder';

/** What the outbox still has to work on. */
export const unfinishedStates = ['pending', 'sending', 'recalling'] as const satisfies SendState[];
/** All that are not final. */
export const openStates = ['drafting', ...unfinishedStates] as const satisfies SendState[];

export function toItemRow(item: OutboxItem): NewRow<OutboxItemEntity> {
  const { conversation, body, ...rest } = item;
  return { ...rest, body, part: body.part, channel: conversation.channel, conversationId: conversation.id };
}

export function toItem(row: OutboxItemEntity): OutboxItem {
  return {
    sendKey: row.sendKey,
    questionId: row.questionId,
    assistant: row.assistant,
    conversation: { channel: row.channel, id: row.conversationId },
    app: row.app,
    replyTo: row.replyTo,
    text: row.text,
    body: row.body,
    state: row.state,
    draft: row.draft,
    platformMessageId: row.platformMessageId,
    attempts: row.attempts,
    firstAttemptAt: row.firstAttemptAt,
    nextAttemptAt: row.nextAttemptAt,
    createdAt: row.createdAt,
  };
}

/** An item that is not sent may be on show when it was begun as a draft. */
const isHidden = "state IN ('drafting', 'pending') AND draft IS NULL AND platform_message_id IS NULL";
/**
 * What the group may see of the reply is to be recalled, at once; what it cannot have seen is not sent. One statement: of
 * two, an item that begins to be sent in between would escape both.
 */
const withdraw = `UPDATE outbox SET next_attempt_at = 0, state = CASE WHEN ${isHidden} THEN 'cancelled' ELSE 'recalling' END
  WHERE question_id = ?`;

export function withdrawReply(questionId: string): Statement {
  const sql = `${withdraw} AND state IN ('drafting', 'pending', 'sending', 'sent', 'uncertain')`;
  return { sql, parameters: [questionId] };
}

/** Takes back the drafts of the question, but for those with the send keys that are kept. */
export function withdrawDrafts(questionId: string, kept: readonly string[]): Statement {
  const others = kept.length > 0 ? ` AND send_key NOT IN (${placeholders(kept)})` : '';
  return { sql: `${withdraw} AND state = 'drafting'${others}`, parameters: [questionId, ...kept] };
}
