import type { OutboxItem, SendState } from '../../core/ports/outbox-store';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { placeholders } from './row-reader';
import type { SqlValue, Statement } from './sql-writer';
import type { NewRow } from './statement-builder';

/** What the outbox still has to work on. */
export const unfinishedStates = ['pending', 'sending', 'recalling'] as const satisfies SendState[];
/** All that are not final; the others are. */
export const openStates = ['drafting', 'held', ...unfinishedStates] as const satisfies SendState[];

export const finalStates = [
  'sent',
  'handed',
  'uncertain',
  'failed',
  'cancelled',
  'recalled',
] as const satisfies Exclude<SendState, (typeof openStates)[number]>[];

export function toItemRow(item: OutboxItem): NewRow<OutboxItemEntity> {
  const { conversation, body, handed, ...rest } = item;
  return {
    ...rest,
    body,
    part: body.part,
    channel: conversation.channel,
    conversationId: conversation.id,
    handedText: handed?.text ?? null,
    handedBy: handed?.by ?? null,
  };
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
    handed: row.handedText === null ? null : { text: row.handedText, by: row.handedBy ?? '' },
    platformMessageId: row.platformMessageId,
    attempts: row.attempts,
    firstAttemptAt: row.firstAttemptAt,
    nextAttemptAt: row.nextAttemptAt,
    createdAt: row.createdAt,
    express: row.express,
  };
}

/** An item that is not sent may be on show when it was begun as a draft. */
const isHidden = "state IN ('drafting', 'pending', 'held') AND draft IS NULL AND platform_message_id IS NULL";
/**
 * What the group may see of the reply is to be recalled, at once; what it cannot have seen is not sent. One statement: of
 * two, an item that begins to be sent in between would escape both.
 */
function withdrawing({ questionId, at }: Withdrawal, condition: string, values: readonly SqlValue[] = []): Statement {
  // The state last: MySQL reads what was assigned before.
  const sql = `UPDATE outbox
    SET next_attempt_at = ?,
      attempts = CASE WHEN ${isHidden} THEN attempts ELSE 0 END,
      first_attempt_at = CASE WHEN ${isHidden} THEN first_attempt_at ELSE ? END,
      state = CASE WHEN ${isHidden} THEN 'cancelled' ELSE 'recalling' END
    WHERE question_id = ? AND ${condition}`;
  return { sql, parameters: [at, at, questionId, ...values] };
}

export interface Withdrawal {
  questionId: string;
  /** Epoch milliseconds from which on the recall is tried. */
  at: number;
}

export function withdrawReply(withdrawal: Withdrawal): Statement {
  return withdrawing(withdrawal, "state IN ('drafting', 'pending', 'held', 'sending', 'sent', 'uncertain')");
}

/** Takes back the drafts of the question, but for those with the send keys that are kept. */
export function withdrawDrafts(withdrawal: Withdrawal, kept: readonly string[]): Statement {
  const others = kept.length > 0 ? ` AND send_key NOT IN (${placeholders(kept)})` : '';
  return withdrawing(withdrawal, `state = 'drafting'${others}`, kept);
}

/**
 * Takes back what is to be sent or offered of a reply that was withdrawn while it was written. Before it is settled, a reply has
 * drafts only: any other state was given by a withdrawal. MySQL reads the table that it updates by a derived table only,
 * which the limit keeps from being merged.
 */
export function withdrawLateParts(withdrawal: Withdrawal): Statement {
  const withdrawn =
    "SELECT 1 FROM outbox WHERE question_id = ? AND state NOT IN ('drafting', 'pending', 'held') LIMIT 1";
  const condition = `state IN ('pending', 'held') AND EXISTS (SELECT 1 FROM (${withdrawn}) AS withdrawn)`;
  return withdrawing(withdrawal, condition, [withdrawal.questionId]);
}
