import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'jobs' })
@Index('jobs_by_message', ['messageId', 'kind'], { unique: true })
@Index('jobs_by_state', ['state', 'runAt'])
@Index('jobs_by_conversation', ['state', 'channel', 'conversationId', 'arrival'])
@Index('jobs_by_burst_key', ['burstKey'], { unique: true })
export class JobEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  /** The message that opened it; the others have it as their `burstId`. */
  @Column({ name: 'message_id', type: 'varchar', length: 96 })
  messageId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 32 })
  kind!: 'question';

  @Column({ name: 'state', type: 'varchar', length: 16 })
  state!: 'pending' | 'done';

  @Column({ name: 'run_at', type: 'bigint' })
  runAt!: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  /** How often it was begun, and not handed back. */
  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  /** How many jobs of the conversation were pending when it was claimed. */
  @Column({ name: 'backlog', type: 'integer' })
  backlog!: number;

  /** Order of arrival: the message's sequence. */
  @Column({ name: 'arrival', type: 'bigint' })
  arrival!: number;

  /** What messages that join it have; null once none may join any more. */
  @Column({ name: 'burst_key', type: 'varchar', length: 96, nullable: true })
  burstKey!: string | null;

  /** Until when messages may join it; null where none ever could. */
  @Column({ name: 'closes_at', type: 'bigint', nullable: true })
  closesAt!: number | null;

  /** From then on none joins it. */
  @Column({ name: 'joins_until', type: 'bigint', nullable: true })
  joinsUntil!: number | null;

  /** Whether it was ever put off. */
  @Column({ name: 'deferred', type: 'boolean' })
  isDeferred!: boolean;

  /** Whether it was put off since it was begun last: then others go first while it waits. */
  @Column({ name: 'yields', type: 'boolean' })
  yields!: boolean;
}
