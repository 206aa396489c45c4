import { In } from 'typeorm';
import type { OutboxItem, OutboxStore, SendState } from '../../core/ports/outbox-store';
import type { Database } from './database';
import { OutboxItemEntity } from './entities/outbox-item.entity';

const unsentStates: SendState[] = ['pending', 'sending'];

export class SqlOutboxStore implements OutboxStore {
  constructor(private readonly database: Database) {}

  async unsent(): Promise<OutboxItem[]> {
    const rows = await this.rows.find({
      where: { state: In(unsentStates) },
      order: { createdAt: 'ASC', sequence: 'ASC' },
    });
    return rows.map(toItem);
  }

  async find(sendKey: string): Promise<OutboxItem | null> {
    const row = await this.rows.findOneBy({ sendKey });
    return row && toItem(row);
  }

  async mark(sendKey: string, state: SendState, platformMessageId?: string): Promise<void> {
    const { statements, writer } = this.database;
    const set = platformMessageId === undefined ? { state } : { state, platformMessageId };
    // A final state stays.
    await writer.write([statements.update(OutboxItemEntity, set, { sendKey, state: unsentStates })]);
  }

  private get rows() {
    return this.database.dataSource.getRepository(OutboxItemEntity);
  }
}

function toItem(row: OutboxItemEntity): OutboxItem {
  const { sendKey, questionId, channel, conversationId, app, replyTo, text, state } = row;
  return { sendKey, questionId, conversation: { channel, id: conversationId }, app, replyTo, text, state };
}
