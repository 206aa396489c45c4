import { In } from 'typeorm';
import type { Message } from '../../core/message';
import type { InboxStore, MessageRecord, Settlement } from '../../core/ports/inbox-store';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { JobEntity } from './entities/job.entity';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { QuestionEntity } from './entities/question.entity';
import { ReviewItemEntity } from './entities/review-item.entity';
import { newId } from './keys';
import type { Statement } from './sql-writer';
import { chunked } from './statement-builder';

export class SqlInboxStore implements InboxStore {
  constructor(private readonly database: Database) {}

  async claim(message: Message): Promise<'claimed' | 'duplicate'> {
    const { statements, writer } = this.database;
    const { id: messageId, receivedAt } = message;
    const result = await writer.write([
      ...statements.insert(InboxMessageEntity, [toRow(message)], { requireChange: true }),
      ...statements.insert(JobEntity, [
        { id: newId(), messageId, kind: 'question', state: 'pending', runAt: receivedAt, createdAt: receivedAt },
      ]),
    ]);
    return result.written ? 'claimed' : 'duplicate';
  }

  async pending(): Promise<Message[]> {
    const rows = await this.database.dataSource
      .createQueryBuilder(InboxMessageEntity, 'message')
      .innerJoin(JobEntity, 'job', 'job.messageId = message.id')
      .where('job.kind = :kind AND job.state = :state', { kind: 'question', state: 'pending' })
      .orderBy('message.receivedAt')
      .addOrderBy('message.sequence')
      .getMany();
    return rows.map(toMessage);
  }

  async history(conversation: { channel: string; id: string }, limit: number): Promise<MessageRecord[]> {
    const { dataSource } = this.database;
    const rows = await dataSource.getRepository(InboxMessageEntity).find({
      where: { channel: conversation.channel, conversationId: conversation.id },
      order: { receivedAt: 'DESC', sequence: 'DESC' },
      take: limit,
    });
    const questionIds = [...new Set(rows.flatMap(({ questionId }) => questionId ?? []))];
    const questions = new Map<string, QuestionEntity>();
    for (const ids of chunked(questionIds)) {
      const found = await dataSource
        .createQueryBuilder(QuestionEntity, 'question')
        .select(['question.id', 'question.outcome', 'question.reason', 'question.answer'])
        .where({ id: In(ids) })
        .getMany();
      for (const question of found) questions.set(question.id, question);
    }
    return rows.reverse().map((row) => toRecord(row, questions.get(row.questionId ?? '')));
  }

  async settle(settlement: Settlement): Promise<boolean> {
    const messageIds = [...new Set(settlement.messageIds)].sort();
    const rows = await this.database.dataSource.getRepository(InboxMessageEntity).find({
      where: { id: In(messageIds) },
      order: { receivedAt: 'ASC', sequence: 'ASC' },
    });
    const last = rows.at(-1);
    if (!last || rows.length < messageIds.length) return false;
    const result = await this.database.writer.write(this.settling(settlement, { messageIds, last }));
    return result.written;
  }

  private settling(
    { questionId, outcome, delivery, review, settledAt }: Settlement,
    { messageIds, last }: { messageIds: readonly string[]; last: InboxMessageEntity },
  ): Statement[] {
    const { statements } = this.database;
    const { assistant, channel, conversationId, app } = last;
    const question: QuestionEntity = {
      id: questionId,
      assistant,
      channel,
      conversationId,
      memberId: last.memberId,
      text: outcome.trace.question.text,
      outcome: outcome.kind,
      reason: outcome.reason,
      answer: outcome.answer,
      trace: outcome.trace,
      createdAt: settledAt,
    };
    const reply = delivery && {
      sendKey: delivery.sendKey,
      questionId,
      channel,
      conversationId,
      app,
      replyTo: last.platformMessageId,
      text: delivery.text,
      state: 'pending' as const,
      platformMessageId: null,
      createdAt: settledAt,
    };
    const item = review && {
      id: newId(),
      kind: review,
      assistant,
      outcomeId: questionId,
      reason: outcome.reason,
      createdAt: settledAt,
    };
    return [
      ...messageIds.map((id) =>
        statements.update(InboxMessageEntity, { questionId }, { id, questionId: null }, { requireChange: true }),
      ),
      ...statements.insert(QuestionEntity, [question], { requireChange: true }),
      statements.update(JobEntity, { state: 'done' }, { messageId: messageIds, kind: 'question' }),
      ...statements.insert(OutboxItemEntity, reply ? [reply] : []),
      ...statements.insert(ReviewItemEntity, item ? [item] : []),
    ];
  }
}

function toRow(message: Message) {
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
    rawText: text,
    mentionsBot,
    sentAt,
    receivedAt,
    questionId: null,
  };
}

function toMessage(row: InboxMessageEntity): Message {
  const { id, app, platformMessageId, assistant, mentionsBot, sentAt, receivedAt } = row;
  return {
    id,
    conversation: { channel: row.channel, id: row.conversationId },
    app,
    platformMessageId,
    assistant,
    member: { id: row.memberId, name: row.memberName },
    text: row.rawText,
    mentionsBot,
    sentAt,
    receivedAt,
  };
}

function toRecord(row: InboxMessageEntity, question: QuestionEntity | undefined): MessageRecord {
  return {
    message: toMessage(row),
    questionId: row.questionId,
    outcome: question ? { kind: question.outcome, reason: question.reason, answer: question.answer } : null,
  };
}
