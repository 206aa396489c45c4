import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'jobs' })
@Index('jobs_by_message', ['messageId', 'kind'], { unique: true })
@Index('jobs_by_state', ['state', 'runAt'])
@Index('jobs_by_conversation', ['state', 'channel', 'conversationId', 'arrival'])
export class JobEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

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
}
