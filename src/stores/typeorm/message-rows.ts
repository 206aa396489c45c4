import type { Message } from '../../core/message';
import type { MessageRecord } from '../../core/ports/inbox-store';
import type { InboxMessageEntity } from './entities/inbox-message.entity';
import type { QuestionEntity } from './entities/question.entity';
import type { NewRow } from './statement-builder';

/** What the sealed raw text of a message opens for. */
export const rawPlaceOf = (messageId: string): string => `inbox ${messageId}`;

export function toRow(message: Message): NewRow<InboxMessageEntity> {
  const { id, conversation, app, platformMessageId, assistant, member, text, mentionsBot, sentAt, receivedAt } =
    message;
  return {
    id,
    channel: conversation.channel,
    app,
    platformMessageId,
    conversationId: conversation.id,
    assistant,
    memberId: member.id,
    memberName: member.name,
    rawText: '',
    text,
    mentionsBot,
    sentAt,
    receivedAt,
    questionId: null,
    details: message.details ?? null,
    reason: null,
    burstId: id,
  };
}

export function toMessage(row: InboxMessageEntity): Message {
  const { id, app, platformMessageId, assistant, mentionsBot, sentAt, receivedAt, details } = row;
  return {
    id,
    conversation: { channel: row.channel, id: row.conversationId },
    app,
    platformMessageId,
    assistant,
    member: { id: row.memberId, name: row.memberName },
    text: row.text ?? row.rawText,
    mentionsBot,
    sentAt,
    receivedAt,
    ...(details && { details }),
    // Of words that could not be redacted nothing but the sealed form is there.
    ...(row.text === '' && row.rawText !== '' && { isUnredacted: true as const }),
  };
}

export type QuestionSummary = Pick<QuestionEntity, 'id' | 'outcome' | 'reason' | 'answer'>;

export function toRecord(row: InboxMessageEntity, question: QuestionSummary | undefined): MessageRecord {
  return {
    message: toMessage(row),
    burstId: row.burstId,
    questionId: row.questionId,
    outcome: question ? { kind: question.outcome, reason: question.reason, answer: question.answer } : null,
    reason: row.reason,
  };
}
