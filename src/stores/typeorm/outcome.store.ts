import type { OutcomeStore, QuestionRecord } from '../../core/ports/outcome-store';
import type { ReviewItem } from '../../core/review-item';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { QuestionEntity } from './entities/question.entity';
import { ReviewItemEntity } from './entities/review-item.entity';

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

  async listReviewItems(limit: number): Promise<ReviewItem[]> {
    const rows = await this.database.dataSource.getRepository(ReviewItemEntity).find({
      order: { createdAt: 'DESC', sequence: 'DESC' },
      take: limit,
    });
    return rows.map(({ id, kind, assistant, outcomeId, reason, createdAt }) => ({
      id,
      kind,
      assistant,
      outcomeId,
      reason,
      createdAt,
    }));
  }
}
