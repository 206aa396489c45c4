import type { OutboxItem, SendState } from '../../core/ports/outbox-store';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { placeholders } from './row-reader';
import type { Statement } from './sql-writer';
import type { NewRow } from './statement-builder';

/** What the outbox still has to work on. */
export const unfinishedStates = ['pending', 'sending', 'recalling'] as const satisfies SendState[];
/** Nothing becomes of these any more. */
export const finalStates = ['sent', 'uncertain', 'failed', 'cancelled', 'recalled'] as const satisfies SendState[];

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

const recall = "UPDATE outbox SET state = 'recalling', next_attempt_at = 0 WHERE question_id = ?";
const cancel = "UPDATE outbox SET state = 'cancelled' WHERE question_id = ?";
/** An item that is not sent may be on show when it was begun as a draft. */
const isShown = '(draft IS NOT NULL OR platform_message_id IS NOT NULL)';

/** What the group may see of the reply is to be recalled, at once; what it cannot have seen is not sent. */
export function withdrawReply(questionId: string): Statement[] {
  const unsent = "state IN ('drafting', 'pending')";
  const seen = `(state IN ('sending', 'sent', 'uncertain') OR (${unsent} AND ${isShown}))`;
  return [
    { sql: `${recall} AND ${seen}`, parameters: [questionId] },
    { sql: `${cancel} AND ${unsent}`, parameters: [questionId] },
  ];
}

/** The same for drafts, but for those with the send keys that are kept. */
export function withdrawDrafts(questionId: string, kept: readonly string[]): Statement[] {
  const others = kept.length > 0 ? ` AND send_key NOT IN (${placeholders(kept)})` : '';
  const draft = `state = 'drafting'${others}`;
  return [
    { sql: `${recall} AND ${draft} AND ${isShown}`, parameters: [questionId, ...kept] },
    { sql: `${cancel} AND ${draft}`, parameters: [questionId, ...kept] },
  ];
}
