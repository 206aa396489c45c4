import type { Settlement } from '../../core/ports/inbox-store';
import { AlarmEntity } from './entities/alarm.entity';
import { AnswerCitationEntity } from './entities/answer-citation.entity';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { QuestionEntity } from './entities/question.entity';
import { ReviewItemEntity } from './entities/review-item.entity';
import { forwarding } from './forwarding';
import { endingJobs, holdingJobs } from './jobs-of-bursts';
import { newId } from './keys';
import { toItemRow, withdrawDrafts, withdrawLateParts } from './reply-rows';
import type { Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

export interface SettlingContext {
  statements: StatementBuilder;
  /** Each once, sorted: two settlements that share messages then meet in the same order. */
  messageIds: readonly string[];
  /** Of the jobs that the messages are in. */
  burstIds: readonly string[];
  /** The message that is answered. */
  last: InboxMessageEntity;
  /** What the outbox holds of the question before it is settled. */
  begun: readonly OutboxItemEntity[];
}

/** The unit of work that ends a question; it changes nothing when a message of it is settled already. */
export function settling(settlement: Settlement, context: SettlingContext): Statement[] {
  const { questionId, outcome, isAdmitted, forwards = [], review, reviewDetail = null, settledAt } = settlement;
  const { statements, messageIds, burstIds, last } = context;
  const { assistant, channel, conversationId, memberId } = last;
  const question: QuestionEntity = {
    id: questionId,
    assistant,
    channel,
    conversationId,
    memberId,
    text: outcome.trace.question.text,
    outcome: outcome.kind,
    reason: outcome.reason,
    answer: outcome.answer,
    trace: outcome.trace,
    createdAt: settledAt,
    isAdmitted,
  };
  const item = review && {
    id: newId(),
    kind: review,
    assistant,
    outcomeId: questionId,
    reason: outcome.reason,
    createdAt: settledAt,
    closedAt: null,
    closedBy: null,
    detail: reviewDetail,
  };
  return [
    holdingJobs(burstIds),
    ...messageIds.map((id) =>
      statements.update(InboxMessageEntity, { questionId }, { id, questionId: null, reason: null }, required),
    ),
    ...statements.insert(QuestionEntity, [question], required),
    ...statements.insert(AnswerCitationEntity, citationRows(settlement)),
    endingJobs(burstIds),
    ...replying(settlement, context),
    ...forwarding(forwards, { assistant, at: settledAt, express: settlement.alarm !== undefined, statements }),
    ...statements.insert(ReviewItemEntity, item ? [item] : []),
    ...statements.insert(AlarmEntity, alarmRows(settlement, last)),
  ];
}

/** Whoever it is told to is told by the forwards. */
function alarmRows(
  { questionId, alarm, forwards = [], settledAt }: Settlement,
  last: InboxMessageEntity,
): AlarmEntity[] {
  if (!alarm) return [];
  const isTold = forwards.length > 0;
  return [
    {
      questionId,
      assistant: last.assistant,
      class: alarm.class,
      channel: last.channel,
      conversationId: last.conversationId,
      raisedAt: settledAt,
      notifications: isTold ? 1 : 0,
      notifiedAt: isTold ? settledAt : null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    },
  ];
}

const required = { requireChange: true };

const citationRows = ({ questionId, outcome, settledAt }: Settlement): AnswerCitationEntity[] =>
  (outcome.answer?.citations ?? []).map(({ number, evidenceId, documentId = null }) => ({
    questionId,
    number,
    evidenceId,
    documentId,
    citedAt: settledAt,
  }));

/**
 * Completes the drafts that became parts of the reply, takes back the others, and adds the parts that had none. A reply
 * that was taken back while it was written stays so, with all of its parts; but nobody takes back what an emergency gets.
 */
function replying(settlement: Settlement, { statements, last, begun }: SettlingContext): Statement[] {
  const { questionId, deliveries, isHeld = false, settledAt } = settlement;
  const state = isHeld ? 'held' : 'pending';
  const keys = deliveries.map(({ sendKey }) => sendKey);
  const drafts = new Set(begun.map(({ sendKey }) => sendKey));
  const withdrawal = { questionId, at: settledAt };
  const rows = deliveries
    .filter(({ sendKey }) => !drafts.has(sendKey))
    .map(({ sendKey, text, body }) =>
      toItemRow({
        sendKey,
        questionId,
        assistant: last.assistant,
        conversation: { channel: last.channel, id: last.conversationId },
        app: last.app,
        replyTo: last.platformMessageId,
        text,
        body,
        state,
        draft: null,
        handed: null,
        platformMessageId: null,
        attempts: 0,
        firstAttemptAt: null,
        nextAttemptAt: settledAt,
        createdAt: settledAt,
        express: settlement.alarm !== undefined,
      }),
    );
  const insertions = statements.insert(OutboxItemEntity, rows);
  if (begun.length === 0) return insertions;
  return [
    // Waits for a withdrawal that is under way: what follows sees what it did.
    statements.update(OutboxItemEntity, { nextAttemptAt: settledAt }, { questionId, state: 'drafting' }),
    ...deliveries
      .filter(({ sendKey }) => drafts.has(sendKey))
      .map(({ sendKey, text, body }) =>
        statements.update(
          OutboxItemEntity,
          {
            text,
            body: JSON.stringify(body),
            part: body.part,
            state,
            nextAttemptAt: settledAt,
            createdAt: settledAt,
            express: settlement.alarm !== undefined,
          },
          { sendKey, questionId, state: 'drafting' },
        ),
      ),
    ...insertions,
    ...(settlement.alarm ? [] : [withdrawLateParts(withdrawal)]),
    withdrawDrafts(withdrawal, keys),
  ];
}
