import type { Feedback, FeedbackStore } from '../../core/ports/feedback-store';
import type { Database } from './database';
import { FeedbackEntity } from './entities/feedback.entity';
import { exactHash } from './keys';
import { RowReader } from './row-reader';

export class SqlFeedbackStore implements FeedbackStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async put({ questionId, memberId, kind, reason, at }: Feedback): Promise<boolean> {
    if (!(await this.isKnown(questionId))) return false;
    const { statements, writer } = this.database;
    const onDuplicate = {
      key: ['questionId' as const, 'memberId' as const],
      overwrite: ['kind' as const, 'reason' as const, 'givenAt' as const],
    };
    await writer.write(
      statements.insert(FeedbackEntity, [{ questionId, memberId, kind, reason, givenAt: at }], { onDuplicate }),
    );
    return true;
  }

  async of(questionId: string): Promise<Feedback[]> {
    const rows = await this.reader.all(FeedbackEntity, 'WHERE question_id = ? ORDER BY given_at, member_id', [
      questionId,
    ]);
    return rows.map(({ memberId, kind, reason, givenAt }) => ({ questionId, memberId, kind, reason, at: givenAt }));
  }

  async report(report: { questionId: string; memberId: string; reason: string | null; at: number }): Promise<boolean> {
    const { questionId, memberId, reason, at } = report;
    if (!(await this.isKnown(questionId))) return false;
    // The same member's second report would have the same id, and changes nothing.
    const id = exactHash(JSON.stringify(['report', questionId, memberId]));
    const sql = `INSERT INTO review_items (id, kind, assistant, outcome_id, reason, created_at)
      SELECT ?, 'report', assistant, id, ?, ? FROM questions WHERE id = ?`;
    const parameters = [id, reason ?? 'reported', at, questionId];
    await this.database.writer.write([{ sql, parameters, requireChange: true }]);
    return true;
  }

  /** Questions are never deleted, so that there is nothing to lose between this and the write. */
  private async isKnown(questionId: string): Promise<boolean> {
    const rows = await this.reader.raw('SELECT 1 FROM questions WHERE id = ?', [questionId]);
    return rows.length > 0;
  }
}
