import type { ConversationRef } from '../../core/message';
import type { Forward } from '../../core/ports/inbox-store';
import type { HeldDecision, OutboxItem, OutboxStore, SendChange, SendState } from '../../core/ports/outbox-store';
import type { Database } from './database';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { forwarding } from './forwarding';
import { closingDraftReview, decidingHeld } from './held-replies';
import { newId } from './keys';
import { toItem, toItemRow, unfinishedStates, withdrawReply } from './reply-rows';
import { placeholders, RowReader } from './row-reader';
import type { SqlValue, Statement } from './sql-writer';

const isUnfinished = `state IN (${unfinishedStates.map((state) => `'${state}'`).join(', ')})`;
/** The sums keep SQLite from looking through all items that ever were, which have one value or the other. */
const isOrdinary = '(express + 0) = 0';

export class SqlOutboxStore implements OutboxStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  /** Those whose first item is due: one that has to wait holds up what comes after it. Longest due first. */
  async dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]> {
    const { channels, now, limit } = due;
    if (channels.length === 0) return [];
    // The comparison with 1 keeps SQLite from looking by channel, which would be through all replies that ever were.
    const rows = await this.reader.raw<ConversationRef>(
      `SELECT channel, conversation_id AS id FROM (
         SELECT channel, conversation_id, next_attempt_at,
           ROW_NUMBER() OVER (PARTITION BY channel, conversation_id ORDER BY created_at, sequence) AS place
         FROM outbox WHERE ${isUnfinished} AND ${isOrdinary} AND (channel IN (${placeholders(channels)})) = 1
       ) AS items
       WHERE place = 1 AND next_attempt_at <= ? ORDER BY next_attempt_at, channel, conversation_id LIMIT ?`,
      [...channels, now, limit],
    );
    return rows.map(({ channel, id }) => ({ channel, id }));
  }

  async nextItem({ channel, id }: ConversationRef): Promise<OutboxItem | null> {
    const oldest = `SELECT question_id FROM outbox WHERE channel = ? AND conversation_id = ? AND ${isUnfinished}
      AND ${isOrdinary} ORDER BY created_at, sequence LIMIT 1`;
    const row = await this.reader.first(
      OutboxItemEntity,
      `WHERE question_id = (${oldest}) AND ${isUnfinished} ORDER BY part, sequence`,
      [channel, id],
    );
    return row && toItem(row);
  }

  async dueExpress(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]> {
    const { channels, now, limit } = due;
    if (channels.length === 0) return [];
    const rows = await this.reader.raw<ConversationRef>(
      `SELECT channel, conversation_id AS id FROM outbox
       WHERE express = 1 AND ${isUnfinished} AND (channel IN (${placeholders(channels)})) = 1 AND next_attempt_at <= ?
       GROUP BY channel, conversation_id ORDER BY MIN(created_at), channel, conversation_id LIMIT ?`,
      [...channels, now, limit],
    );
    return rows.map(({ channel, id }) => ({ channel, id }));
  }

  async expressItems({ channel, id }: ConversationRef): Promise<OutboxItem[]> {
    const rows = await this.reader.all(
      OutboxItemEntity,
      `WHERE express = 1 AND ${isUnfinished} AND (channel = ?) = 1 AND conversation_id = ? ORDER BY created_at, sequence`,
      [channel, id],
    );
    return rows.map(toItem);
  }

  async putExpress(messages: readonly Forward[], { assistant, at }: { assistant: string; at: number }): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write(forwarding(messages, { assistant, at, express: true, statements }));
  }

  async find(sendKey: string): Promise<OutboxItem | null> {
    const row = await this.reader.first(OutboxItemEntity, 'WHERE send_key = ?', [sendKey]);
    return row && toItem(row);
  }

  async itemsOf(questionId: string): Promise<OutboxItem[]> {
    const rows = await this.reader.all(OutboxItemEntity, 'WHERE question_id = ? ORDER BY part, sequence', [questionId]);
    return rows.map(toItem);
  }

  async findByPlatformId(reply: {
    channel: string;
    app: string;
    platformMessageId: string;
  }): Promise<OutboxItem | null> {
    const row = await this.reader.first(
      OutboxItemEntity,
      'WHERE channel = ? AND app = ? AND platform_message_id = ? ORDER BY sequence',
      [reply.channel, reply.app, reply.platformMessageId],
    );
    return row && toItem(row);
  }

  async openDraft(
    item: Omit<OutboxItem, 'state' | 'attempts' | 'firstAttemptAt' | 'platformMessageId' | 'handed'>,
  ): Promise<OutboxItem> {
    const { statements, writer } = this.database;
    const unsent = { attempts: 0, firstAttemptAt: null, platformMessageId: null, handed: null };
    const row = toItemRow({ ...item, ...unsent, state: 'drafting' });
    await writer.write(
      statements.insert(OutboxItemEntity, [row], { onDuplicate: { key: ['sendKey'], overwrite: [] } }),
    );
    const stored = await this.find(item.sendKey);
    if (!stored) throw new Error('A draft that was stored is gone.');
    return stored;
  }

  async noteDraft(sendKey: string, draft: string, platformMessageId?: string): Promise<void> {
    const { statements, writer } = this.database;
    const note = platformMessageId === undefined ? { draft } : { draft, platformMessageId };
    await writer.write([statements.update(OutboxItemEntity, note, { sendKey, state: 'drafting' })]);
  }

  async begin(sendKey: string, now: number): Promise<boolean> {
    const sql = `UPDATE outbox
      SET state = 'sending', attempts = attempts + 1, first_attempt_at = COALESCE(first_attempt_at, ?)
      WHERE send_key = ? AND state IN ('pending', 'sending')`;
    const result = await this.database.writer.write([{ sql, parameters: [now, sendKey], requireChange: true }]);
    return result.written;
  }

  async finish(sendKey: string, change: SendChange): Promise<boolean> {
    const { statements, writer } = this.database;
    const { from, to, platformMessageId, nextAttemptAt, attempts, review, closes } = change;
    const set: { [Property in keyof OutboxItemEntity]?: SqlValue } = {
      state: to,
      ...(platformMessageId !== undefined && { platformMessageId }),
      ...(nextAttemptAt !== undefined && { nextAttemptAt }),
      ...(attempts !== undefined && { attempts }),
    };
    const result = await writer.write([
      statements.update(OutboxItemEntity, set, { sendKey, state: from }, { requireChange: true }),
      ...(review ? [reviewing(sendKey, review)] : []),
      ...(closes ? [closingReview(sendKey, closes)] : []),
    ]);
    return result.written;
  }

  async withdraw(questionId: string, at: number): Promise<OutboxItem[]> {
    await this.database.writer.write([withdrawReply({ questionId, at }), closingDraftReview(questionId, at)]);
    return this.itemsOf(questionId);
  }

  async decideHeld(questionId: string, decision: HeldDecision): Promise<boolean> {
    const result = await this.database.writer.write([
      decidingHeld(questionId, decision),
      closingDraftReview(questionId, decision.at),
    ]);
    return result.written;
  }

  async shiftWaits(now: number, milliseconds: number): Promise<void> {
    const sql = `UPDATE outbox SET next_attempt_at = next_attempt_at + ? WHERE ${isUnfinished} AND next_attempt_at > ?`;
    await this.database.writer.write([{ sql, parameters: [milliseconds, now] }]);
  }

  async heldIn({ channel, id }: ConversationRef, limit: number): Promise<OutboxItem[]> {
    const rows = await this.reader.all(
      OutboxItemEntity,
      "WHERE state = 'held' AND channel = ? AND conversation_id = ? ORDER BY created_at, sequence LIMIT ?",
      [channel, id, limit],
    );
    return rows.map(toItem);
  }

  /** Each state by itself, so that the index gives the newest without going through the others. */
  async latest({ channel, id }: ConversationRef, states: readonly SendState[], limit: number): Promise<OutboxItem[]> {
    const newest = await Promise.all(
      [...new Set(states)].map((state) =>
        this.reader.all(
          OutboxItemEntity,
          'WHERE state = ? AND channel = ? AND conversation_id = ? ORDER BY created_at DESC, sequence DESC LIMIT ?',
          [state, channel, id, limit],
        ),
      ),
    );
    return newest
      .flat()
      .sort((first, second) => second.createdAt - first.createdAt || second.sequence - first.sequence)
      .slice(0, limit)
      .map(toItem);
  }
}

/** None for a message that belongs to no question: there is nothing that a person could be shown of it. */
function reviewing(sendKey: string, { kind, reason, createdAt }: NonNullable<SendChange['review']>): Statement {
  return {
    sql: `INSERT INTO review_items (id, kind, assistant, outcome_id, reason, created_at)
      SELECT ?, ?, assistant, question_id, ?, ? FROM outbox
      WHERE send_key = ? AND EXISTS (SELECT 1 FROM questions WHERE questions.id = outbox.question_id)`,
    parameters: [newId(), kind, reason, createdAt, sendKey],
  };
}

function closingReview(sendKey: string, { kind, at }: NonNullable<SendChange['closes']>): Statement {
  return {
    sql: `UPDATE review_items SET closed_at = ?
      WHERE outcome_id = (SELECT question_id FROM outbox WHERE send_key = ?) AND kind = ? AND closed_at IS NULL`,
    parameters: [at, sendKey, kind],
  };
}
