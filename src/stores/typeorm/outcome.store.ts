import { In } from 'typeorm';
import type { OutcomeStore, QuestionRecord, ReviewRecord } from '../../core/ports/outcome-store';
import type { ReviewItem } from '../../core/review-item';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { QuestionEntity } from './entities/question.entity';
import { ReviewItemEntity } from './entities/review-item.entity';
import { chunked } from './statement-builder';

type MessageOfQuestion = Omit<ReviewRecord, keyof ReviewItem>;

export class SqlOutcomeStore implements OutcomeStore {
  constructor(private readonly database: Database) {}

  async findByMessage(messageId: string): Promise<QuestionRecord | null> {
    const row = await this.database.dataSource
      .createQueryBuilder(QuestionEntity, 'question')
      .innerJoin(InboxMessageEntity, 'message', 'message.questionId = question.id')
      .where('message.id = :messageId', { messageId })
      .getOne();
    if (!row) return null;
    const { id, assistant, outcome, reason, answer, trace, createdAt } = row;
    return {
      questionId: id,
      assistant,
      outcome: { kind: outcome, reason, answer, trace },
      createdAt,
    };
  }

  async listReviewItems(limit: number): Promise<ReviewRecord[]> {
    const rows = await this.database.dataSource.getRepository(ReviewItemEntity).find({
      order: { createdAt: 'DESC', sequence: 'DESC' },
      take: limit,
    });
    const messages = await this.lastMessages([...new Set(rows.map(({ outcomeId }) => outcomeId))]);
    return rows.flatMap(({ id, kind, assistant, outcomeId, reason, createdAt }) => {
      const message = messages.get(outcomeId);
      return message ? [{ id, kind, assistant, outcomeId, reason, createdAt, ...message }] : [];
    });
  }

  /** By question. */
  private async lastMessages(questionIds: readonly string[]): Promise<Map<string, MessageOfQuestion>> {
    const { dataSource } = this.database;
    const messages = new Map<string, MessageOfQuestion>();
    for (const ids of chunked(questionIds)) {
      const questions = await dataSource
        .getRepository(QuestionEntity)
        .find({ select: { id: true, text: true, answer: true }, where: { id: In(ids) } });
      const questionOf = new Map(questions.map(({ id, text, answer }) => [id, { text, answer }]));
      const rows = await dataSource.getRepository(InboxMessageEntity).find({
        select: {
          id: true,
          sequence: true,
          questionId: true,
          channel: true,
          conversationId: true,
          memberId: true,
          memberName: true,
          sentAt: true,
        },
        where: { questionId: In(ids) },
        order: { receivedAt: 'ASC', sequence: 'ASC' },
      });
      for (const { id, questionId, channel, conversationId, memberId, memberName, sentAt } of rows) {
        const question = questionOf.get(questionId ?? '');
        if (questionId === null || question === undefined) continue;
        messages.set(questionId, {
          messageId: id,
          conversation: { channel, id: conversationId },
          member: { id: memberId, name: memberName },
          sentAt,
          ...question,
        });
      }
    }
    return messages;
  }
}
