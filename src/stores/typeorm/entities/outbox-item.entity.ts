import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { SendState } from '../../../core/ports/outbox-store';

@Entity({ name: 'outbox' })
@Index('outbox_by_send_key', ['sendKey'], { unique: true })
@Index('outbox_by_state', ['state', 'createdAt'])
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
}
