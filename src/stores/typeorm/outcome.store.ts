import { In, IsNull } from 'typeorm';
import type { AskedQuestion, OutcomeStore, QuestionRecord, ReviewRecord } from '../../core/ports/outcome-store';
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
    return row && toQuestionRecord(row);
  }

  async findQuestion(questionId: string): Promise<AskedQuestion | null> {
    const { dataSource } = this.database;
    const row = await dataSource.getRepository(QuestionEntity).findOneBy({ id: questionId });
    if (!row) return null;
    const messages = await dataSource.getRepository(InboxMessageEntity).find({
      select: { id: true, sequence: true },
      where: { questionId },
      order: { receivedAt: 'ASC', sequence: 'ASC' },
    });
    return {
      ...toQuestionRecord(row),
      conversation: { channel: row.channel, id: row.conversationId },
      memberId: row.memberId,
      messageIds: messages.map(({ id }) => id),
    };
  }

  async listReviewItems(limit: number): Promise<ReviewRecord[]> {
    const rows = await this.database.dataSource.getRepository(ReviewItemEntity).find({
      where: { closedAt: IsNull() },
      order: { createdAt: 'DESC', sequence: 'DESC' },
      take: limit,
    });
    const messages = await this.lastMessages([...new Set(rows.map(({ outcomeId }) => outcomeId))]);
    return rows.flatMap(({ id, kind, assistant, outcomeId, reason, detail, createdAt }) => {
      const message = messages.get(outcomeId);
      return message ? [{ id, kind, assistant, outcomeId, reason, detail, createdAt, ...message }] : [];
    });
  }

  async closeReviewItem(id: string, at: number, by = 'page'): Promise<boolean> {
    const { statements, writer } = this.database;
    const closing = statements.update(
      ReviewItemEntity,
      { closedAt: at, closedBy: by },
      { id, closedAt: null },
      { requireChange: true },
    );
    // Whoever closes an emergency has taken note of it.
    const acknowledging = {
      sql: `UPDATE alarms SET acknowledged_at = ?, acknowledged_by = ? WHERE acknowledged_at IS NULL
        AND question_id = (SELECT outcome_id FROM review_items WHERE id = ? AND kind = 'emergency')`,
      parameters: [at, by, id],
    };
    const result = await writer.write([closing, acknowledging]);
    return result.written;
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
          details: true,
        },
        where: { questionId: In(ids) },
        order: { receivedAt: 'ASC', sequence: 'ASC' },
      });
      for (const { id, questionId, channel, conversationId, memberId, memberName, sentAt, details } of rows) {
        const question = questionOf.get(questionId ?? '');
        if (questionId === null || question === undefined) continue;
        messages.set(questionId, {
          messageId: id,
          conversation: { channel, id: conversationId },
          groupName: details?.groupName ?? null,
          member: { id: memberId, name: memberName },
          sentAt,
          ...question,
        });
      }
    }
    return messages;
  }
}

function toQuestionRecord(row: QuestionEntity): QuestionRecord {
  const { id, assistant, outcome, reason, answer, trace, createdAt } = row;
  return { questionId: id, assistant, outcome: { kind: outcome, reason, answer, trace }, createdAt };
}
