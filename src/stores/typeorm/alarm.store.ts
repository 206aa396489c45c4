import type { Alarm, AlarmStore } from '../../core/ports/alarm-store';
import type { Database } from './database';
import { AlarmEntity } from './entities/alarm.entity';
import { ReviewItemEntity } from './entities/review-item.entity';
import { RowReader } from './row-reader';

export class SqlAlarmStore implements AlarmStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async open(limit: number): Promise<Alarm[]> {
    const isOpen = 'WHERE acknowledged_at IS NULL ORDER BY raised_at, question_id LIMIT ?';
    return (await this.reader.all(AlarmEntity, isOpen, [limit])).map(toAlarm);
  }

  async latest(limit: number): Promise<Alarm[]> {
    const newest = 'ORDER BY raised_at DESC, question_id LIMIT ?';
    return (await this.reader.all(AlarmEntity, newest, [limit])).map(toAlarm);
  }

  async noteNotified(questionId: string, { number, at }: { number: number; at: number }): Promise<boolean> {
    const { statements, writer } = this.database;
    const noting = statements.update(
      AlarmEntity,
      { notifications: number, notifiedAt: at },
      { questionId, notifications: number - 1 },
      { requireChange: true },
    );
    return (await writer.write([noting])).written;
  }

  async acknowledge(questionId: string, by: string, at: number): Promise<boolean> {
    const { statements, writer } = this.database;
    const result = await writer.write([
      statements.update(
        AlarmEntity,
        { acknowledgedAt: at, acknowledgedBy: by },
        { questionId, acknowledgedAt: null },
        { requireChange: true },
      ),
      statements.update(
        ReviewItemEntity,
        { closedAt: at, closedBy: by },
        { outcomeId: questionId, kind: 'emergency', closedAt: null },
      ),
    ]);
    return result.written;
  }
}

function toAlarm({ channel, conversationId, ...alarm }: AlarmEntity): Alarm {
  return { ...alarm, conversation: { channel, id: conversationId } };
}
