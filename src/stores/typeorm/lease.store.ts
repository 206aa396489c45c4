import type { ConversationRef } from '../../core/message';
import type { LeaseStore } from '../../core/ports/lease-store';
import type { Database } from './database';
import { ConversationLeaseEntity } from './entities/conversation-lease.entity';
import { RowReader } from './row-reader';
import type { Statement } from './sql-writer';

/**
 * A lease that ends this much later than a new one would, in milliseconds, was taken before the clock was put back; less
 * is allowed for clocks of several machines that do not agree.
 */
const clockDifference = 10_000;

const isOfConversation = 'channel = ? AND conversation_id = ?';

export class SqlLeaseStore implements LeaseStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  /** Looks first, so that a lease that is held costs no write; whoever was faster in between is met by the statement's condition. */
  async acquire(lease: { conversation: ConversationRef; owner: string; now: number; until: number }): Promise<boolean> {
    const { conversation, owner, now, until } = lease;
    const { channel, id: conversationId } = conversation;
    const known = await this.reader.first(ConversationLeaseEntity, `WHERE ${isOfConversation}`, [
      channel,
      conversationId,
    ]);
    const latest = until + clockDifference;
    const isFree = known && (known.owner === owner || known.heldUntil <= now || known.heldUntil > latest);
    if (known && !isFree) return false;
    const { statements, writer } = this.database;
    const row = { channel, conversationId, owner, heldUntil: until };
    const takeOver: Statement = {
      sql: `UPDATE conversation_leases SET owner = ?, held_until = ?
        WHERE ${isOfConversation} AND (owner = ? OR held_until <= ? OR held_until > ?)`,
      parameters: [owner, until, channel, conversationId, owner, now, latest],
      requireChange: true,
    };
    const result = await writer.write(
      known ? [takeOver] : statements.insert(ConversationLeaseEntity, [row], { requireChange: true }),
    );
    return result.written;
  }

  async renew(owner: string, until: number): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write([statements.update(ConversationLeaseEntity, { heldUntil: until }, { owner })]);
  }

  async release(owner: string, conversations: readonly ConversationRef[]): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write(
      conversations.map(({ channel, id }) =>
        statements.delete(ConversationLeaseEntity, { owner, channel, conversationId: id }),
      ),
    );
  }

  async releaseAll(owner: string): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write([statements.delete(ConversationLeaseEntity, { owner })]);
  }
}
