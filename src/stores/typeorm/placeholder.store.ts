import type { PlaceholderStore } from '../../core/ports/placeholder-store';
import type { PlacedValue, RedactionScope } from '../../core/ports/redactor';
import type { Seal } from '../sealing/seal';
import type { Database } from './database';
import { PlaceholderEntity } from './entities/placeholder.entity';
import { valuePlaceOf } from './placeholder-rows';
import { placeholders as marks, RowReader } from './row-reader';

/** Messages that were received so long before the last sweep are looked at once more: clocks of programs differ. */
const OVERLAP_MILLISECONDS = 3_600_000;

export class SqlPlaceholderStore implements PlaceholderStore {
  private readonly reader: RowReader;
  /** Older messages have no raw text any more; a new process looks at all of them once. */
  private sweptBefore = 0;

  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
  ) {
    this.reader = new RowReader(database.dataSource);
  }

  async find(scope: RedactionScope, placeholders: readonly string[], now: number): Promise<PlacedValue[]> {
    if (placeholders.length === 0) return [];
    const { conversation, memberId } = scope;
    const rows = await this.reader.all(
      PlaceholderEntity,
      `WHERE channel = ? AND conversation_id = ? AND member_id = ? AND expires_at > ?
         AND placeholder IN (${marks(placeholders)})`,
      [conversation.channel, conversation.id, memberId, now, ...placeholders],
    );
    return rows.flatMap(({ placeholder, sealedValue }) => {
      const value = this.seal.open(sealedValue, valuePlaceOf(scope, placeholder));
      return value === null ? [] : [{ placeholder, value }];
    });
  }

  async deleteExpired(now: number, rawBefore: number): Promise<void> {
    const { writer } = this.database;
    await writer.write([{ sql: 'DELETE FROM placeholders WHERE expires_at <= ?', parameters: [now] }]);
    const since = Math.max(0, this.sweptBefore - OVERLAP_MILLISECONDS);
    const sql = `UPDATE inbox SET raw_text = ''
      WHERE received_at >= ? AND received_at < ? AND raw_text <> '' AND text IS NOT NULL`;
    await writer.write([{ sql, parameters: [since, rawBefore] }]);
    this.sweptBefore = Math.min(rawBefore, now);
  }
}
