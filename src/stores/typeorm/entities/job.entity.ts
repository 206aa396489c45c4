import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'jobs' })
@Index('jobs_by_message', ['messageId', 'kind'], { unique: true })
@Index('jobs_by_state', ['state', 'runAt'])
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
}
