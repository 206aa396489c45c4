import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'inbox' })
@Index('inbox_by_id', ['id'], { unique: true })
@Index('inbox_by_platform_message', ['channel', 'app', 'platformMessageId'], { unique: true })
@Index('inbox_by_conversation', ['channel', 'conversationId', 'receivedAt'])
@Index('inbox_by_question', ['questionId'])
export class InboxMessageEntity {
  /** Order of arrival among messages of the same millisecond. */
  @PrimaryGeneratedColumn({ name: 'sequence' })
  sequence!: number;

  @Column({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'app', type: 'varchar', length: 128 })
  app!: string;

  @Column({ name: 'platform_message_id', type: 'varchar', length: 255 })
  platformMessageId!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'member_id', type: 'varchar', length: 255 })
  memberId!: string;

  @Column({ name: 'member_name', type: 'text' })
  memberName!: string;

  @Column({ name: 'raw_text', type: 'text' })
  rawText!: string;

  @Column({ name: 'mentions_bot', type: 'boolean' })
  mentionsBot!: boolean;

  @Column({ name: 'sent_at', type: 'bigint' })
  sentAt!: number;

  @Column({ name: 'received_at', type: 'bigint' })
  receivedAt!: number;

  /** Null while it is pending. */
  @Column({ name: 'question_id', type: 'varchar', length: 96, nullable: true })
  questionId!: string | null;
}
