import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member thinks of an answer. */
@Entity({ name: 'feedback' })
export class FeedbackEntity {
  @PrimaryColumn({ name: 'question_id', type: 'varchar', length: 96 })
  questionId!: string;

  @PrimaryColumn({ name: 'member_id', type: 'varchar', length: 255 })
  memberId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 8 })
  kind!: 'up' | 'down';

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'given_at', type: 'bigint' })
  givenAt!: number;
}
