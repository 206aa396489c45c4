import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReplyBody } from '../../../core/ports/channel';
import type { SendState } from '../../../core/ports/outbox-store';
import { json } from './json-columns';

@Entity({ name: 'outbox' })
@Index('outbox_by_send_key', ['sendKey'], { unique: true })
@Index('outbox_by_state', ['state', 'createdAt'])
@Index('outbox_by_conversation', ['state', 'channel', 'conversationId', 'createdAt'])
@Index('outbox_by_question', ['questionId', 'part'])
@Index('outbox_by_express', ['express', 'state'])
@Index('outbox_by_platform_message', ['channel', 'app', 'platformMessageId'])
export class OutboxItemEntity {
  @PrimaryGeneratedColumn({ name: 'sequence' })
  sequence!: number;

  @Column({ name: 'send_key', type: 'varchar', length: 255 })
  sendKey!: string;

  @Column({ name: 'question_id', type: 'varchar', length: 96 })
  questionId!: string;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'app', type: 'varchar', length: 128 })
  app!: string;

  @Column({ name: 'reply_to', type: 'varchar', length: 255 })
  replyTo!: string;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'state', type: 'varchar', length: 16 })
  state!: SendState;

  /** The platform's id of the sent reply. */
  @Column({ name: 'platform_message_id', type: 'varchar', length: 255, nullable: true })
  platformMessageId!: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'body', type: 'text', transformer: json })
  body!: ReplyBody;

  /** Place among the parts of the reply, from 1. */
  @Column({ name: 'part', type: 'integer' })
  part!: number;

  /** The channel's own note of a reply that it began to show. */
  @Column({ name: 'draft', type: 'text', nullable: true })
  draft!: string | null;

  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  @Column({ name: 'first_attempt_at', type: 'bigint', nullable: true })
  firstAttemptAt!: number | null;

  @Column({ name: 'next_attempt_at', type: 'bigint' })
  nextAttemptAt!: number;

  /** What a member of staff sent in its place. */
  @Column({ name: 'handed_text', type: 'text', nullable: true })
  handedText!: string | null;

  @Column({ name: 'handed_by', type: 'text', nullable: true })
  handedBy!: string | null;

  /** Of an emergency: it waits for nothing. */
  @Column({ name: 'express', type: 'boolean' })
  express!: boolean;
}
