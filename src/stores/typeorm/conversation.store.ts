import type { ConversationRef } from '../../core/message';
import type { ConversationSettings, ConversationStore } from '../../core/ports/conversation-store';
import type { Database } from './database';
import { ConversationSettingsEntity } from './entities/conversation-settings.entity';
import { RowReader } from './row-reader';

const names = ['mode', 'humanFirstSeconds', 'experts', 'silentUntil'] as const;

export class SqlConversationStore implements ConversationStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async find({ channel, id }: ConversationRef): Promise<ConversationSettings | null> {
    const row = await this.reader.first(ConversationSettingsEntity, 'WHERE channel = ? AND conversation_id = ?', [
      channel,
      id,
    ]);
    if (!row) return null;
    const { mode, humanFirstSeconds, experts, silentUntil } = row;
    return { mode, humanFirstSeconds, experts, silentUntil };
  }

  async put(conversation: ConversationRef, changes: Partial<ConversationSettings>): Promise<ConversationSettings> {
    const { statements, writer } = this.database;
    const { channel, id: conversationId } = conversation;
    const { mode = null, humanFirstSeconds = null, experts = null, silentUntil = null } = changes;
    const row = {
      channel,
      conversationId,
      mode,
      humanFirstSeconds,
      experts: experts && [...experts],
      silentUntil,
    };
    const overwrite = names.filter((name) => changes[name] !== undefined);
    await writer.write(
      statements.insert(ConversationSettingsEntity, [row], {
        onDuplicate: { key: ['channel', 'conversationId'], overwrite },
      }),
    );
    const stored = await this.find(conversation);
    if (!stored) throw new Error('Settings that were stored are gone.');
    return stored;
  }
}
