import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from '../../../core/knowledge';
import type { ConversationFile } from '../../../core/ports/conversation-file-store';
import { json } from './json-columns';

type PlaceStart = ConversationFile['places'][number];

@Entity({ name: 'conversation_files' })
@Index('conversation_files_by_conversation', ['channel', 'conversationId', 'readAt'])
@Index('conversation_files_by_end', ['expiresAt'])
export class ConversationFileEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'format', type: 'varchar', length: 16 })
  format!: DocumentFormat;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'places', type: 'text', transformer: json })
  places!: PlaceStart[];

  @Column({ name: 'read_at', type: 'bigint' })
  readAt!: number;

  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt!: number;
}
