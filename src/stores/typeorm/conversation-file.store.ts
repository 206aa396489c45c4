import type { ConversationRef } from '../../core/message';
import type { ConversationFile, ConversationFileStore } from '../../core/ports/conversation-file-store';
import type { Database } from './database';
import { ConversationFileEntity } from './entities/conversation-file.entity';
import { RowReader } from './row-reader';

export class SqlConversationFileStore implements ConversationFileStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async put({ conversation, ...file }: ConversationFile): Promise<void> {
    const { statements, writer } = this.database;
    const row = { ...file, places: [...file.places], channel: conversation.channel, conversationId: conversation.id };
    const overwrite = ['name', 'format', 'text', 'places', 'readAt', 'expiresAt'] as const;
    await writer.write(statements.insert(ConversationFileEntity, [row], { onDuplicate: { key: ['id'], overwrite } }));
  }

  async find(id: string, now: number): Promise<ConversationFile | null> {
    const row = await this.reader.first(ConversationFileEntity, 'WHERE id = ? AND expires_at > ?', [id, now]);
    return row ? toFile(row) : null;
  }

  async list({ channel, id }: ConversationRef, now: number, limit: number): Promise<ConversationFile[]> {
    const rows = await this.reader.all(
      ConversationFileEntity,
      'WHERE channel = ? AND conversation_id = ? AND expires_at > ? ORDER BY read_at DESC, id LIMIT ?',
      [channel, id, now, limit],
    );
    return rows.map(toFile);
  }

  async deleteExpired(now: number): Promise<number> {
    const [counted] = await this.reader.raw<{ expired: number | string }>(
      'SELECT COUNT(*) AS expired FROM conversation_files WHERE expires_at <= ?',
      [now],
    );
    const expired = Number(counted?.expired ?? 0);
    if (expired > 0) {
      const sql = 'DELETE FROM conversation_files WHERE expires_at <= ?';
      await this.database.writer.write([{ sql, parameters: [now] }]);
    }
    return expired;
  }
}

const toFile = ({ channel, conversationId, ...file }: ConversationFileEntity): ConversationFile => ({
  ...file,
  conversation: { channel, id: conversationId },
});
