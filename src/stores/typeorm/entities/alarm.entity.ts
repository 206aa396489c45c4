import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RedFlagClass } from '../../../core/ports/red-flags';

/** An emergency in a group, until a person took note of it. */
@Entity({ name: 'alarms' })
@Index('alarms_open', ['acknowledgedAt', 'raisedAt'])
export class AlarmEntity {
  @PrimaryColumn({ name: 'question_id', type: 'varchar', length: 96 })
  questionId!: string;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'class', type: 'varchar', length: 32 })
  class!: RedFlagClass;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  /** Epoch milliseconds, like the next three. */
  @Column({ name: 'raised_at', type: 'bigint' })
  raisedAt!: number;

  /** How often the duty admins were told. */
  @Column({ name: 'notifications', type: 'integer' })
  notifications!: number;

  @Column({ name: 'notified_at', type: 'bigint', nullable: true })
  notifiedAt!: number | null;

  @Column({ name: 'acknowledged_at', type: 'bigint', nullable: true })
  acknowledgedAt!: number | null;

  /** An admin's name or the channel's id of a member. */
  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;
}
