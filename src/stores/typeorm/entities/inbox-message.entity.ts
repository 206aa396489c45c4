import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { MessageDetails } from '../../../core/message';
import type { MessageReason } from '../../../core/ports/inbox-store';
import { json } from './json-columns';

@Entity({ name: 'inbox' })
@Index('inbox_by_id', ['id'], { unique: true })
@Index('inbox_by_platform_message', ['channel', 'app', 'platformMessageId'], { unique: true })
@Index('inbox_by_conversation', ['channel', 'conversationId', 'receivedAt'])
@Index('inbox_by_question', ['questionId'])
@Index('inbox_by_sending', ['channel', 'conversationId', 'sentAt'])
@Index('inbox_by_time', ['receivedAt'])
@Index('inbox_by_burst', ['burstId', 'questionId'])
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

  /** As written, encrypted; empty where `text` is as written. */
  @Column({ name: 'raw_text', type: 'text' })
  rawText!: string;

  /** With placeholders for personal data. Null in rows of older programs, whose `rawText` is plain. */
  @Column({ name: 'text', type: 'text', nullable: true })
  text!: string | null;

  @Column({ name: 'mentions_bot', type: 'boolean' })
  mentionsBot!: boolean;

  @Column({ name: 'sent_at', type: 'bigint' })
  sentAt!: number;

  @Column({ name: 'received_at', type: 'bigint' })
  receivedAt!: number;

  /** Null while it is pending, and when it has a reason of its own. */
  @Column({ name: 'question_id', type: 'varchar', length: 96, nullable: true })
  questionId!: string | null;

  /** Null where the channel told only text. */
  @Column({ name: 'details', type: 'text', nullable: true, transformer: json })
  details!: MessageDetails | null;

  /** Why it has no question; null when it has one or is pending. */
  @Column({ name: 'reason', type: 'varchar', length: 32, nullable: true })
  reason!: MessageReason | null;

  /** Id of the message that opened the job which it is in. */
  @Column({ name: 'burst_id', type: 'varchar', length: 96 })
  burstId!: string;
}
