import type { MemberDataStore } from '../../core/ports/member-data-store';
import type { Database } from './database';
import { OptOutEntity } from './entities/opt-out.entity';
import { type ErasedMessage, erasing } from './erasing';
import { wordsElsewhere } from './erasing-elsewhere';
import { RowReader } from './row-reader';
import { chunked } from './statement-builder';

/** Rows of a member in one transaction. */
const CHUNK = 200;

export class SqlMemberDataStore implements MemberDataStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async optedOut(): Promise<{ channel: string; memberId: string }[]> {
    const rows = await this.reader.raw<{ channel: string; member_id: string }>(
      'SELECT channel, member_id FROM opt_outs',
      [],
    );
    return rows.map(({ channel, member_id: memberId }) => ({ channel, memberId }));
  }

  async setOptOut(member: { channel: string; memberId: string }, since: number | null): Promise<void> {
    const { statements, writer } = this.database;
    const unit =
      since === null
        ? [statements.delete(OptOutEntity, member)]
        : statements.insert(OptOutEntity, [{ ...member, since }], {
            onDuplicate: { key: ['channel', 'memberId'], overwrite: [] },
          });
    await writer.write(unit);
  }

  async erase(
    member: { channel: string; memberId: string },
    { at, except = '' }: { at: number; except?: string },
  ): Promise<number> {
    const { writer } = this.database;
    const { channel, memberId } = member;
    const messages = await this.reader.raw<ErasedMessage>(
      `SELECT id, burst_id, platform_message_id, conversation_id, member_name, text, raw_text, details
       FROM inbox WHERE channel = ? AND member_id = ? AND id <> ? ORDER BY sequence`,
      [channel, memberId, except],
    );
    const questions = await this.reader.raw<{ id: string }>(
      'SELECT id FROM questions WHERE channel = ? AND member_id = ?',
      [channel, memberId],
    );
    // What others have of it first: it is found by the member's own words.
    const elsewhere = await wordsElsewhere(this.reader, { channel, memberId, messages, at });
    for (const statements of chunked(elsewhere, CHUNK)) await writer.write(statements);
    const questionIds = questions.map(({ id }) => id);
    const own = erasing({ channel, memberId, questionIds, messages, at });
    for (const unit of own) await writer.write(unit);
    await this.forgetLog();
    return messages.length;
  }

  /** SQLite's log keeps what was written before until it is begun anew. */
  private async forgetLog(): Promise<void> {
    if (this.database.kind !== 'sqlite') return;
    await this.database.dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}
