import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConversationMode } from '../../../core/ports/conversation-store';
import { json } from './json-columns';

/** What an admin set for a conversation; null where the configuration holds. */
@Entity({ name: 'conversation_settings' })
export class ConversationSettingsEntity {
  @PrimaryColumn({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'mode', type: 'varchar', length: 8, nullable: true })
  mode!: ConversationMode | null;

  @Column({ name: 'human_first_seconds', type: 'integer', nullable: true })
  humanFirstSeconds!: number | null;

  @Column({ name: 'experts', type: 'text', nullable: true, transformer: json })
  experts!: string[] | null;

  @Column({ name: 'silent_until', type: 'bigint', nullable: true })
  silentUntil!: number | null;
}
