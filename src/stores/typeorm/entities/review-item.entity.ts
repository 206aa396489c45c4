import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReviewKind } from '../../../core/review-item';

@Entity({ name: 'review_items' })
@Index('review_items_by_id', ['id'], { unique: true })
@Index('review_items_by_time', ['createdAt'])
@Index('review_items_open', ['closedAt', 'createdAt'])
@Index('review_items_by_outcome', ['outcomeId'])
export class ReviewItemEntity {
  @PrimaryGeneratedColumn({ name: 'sequence' })
  sequence!: number;

  @Column({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'kind', type: 'varchar', length: 32 })
  kind!: ReviewKind;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  /** The question whose outcome it is about. */
  @Column({ name: 'outcome_id', type: 'varchar', length: 96 })
  outcomeId!: string;

  /** A code, or what a member reported in their own words. */
  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** Null while it waits for a person. */
  @Column({ name: 'closed_at', type: 'bigint', nullable: true })
  closedAt!: number | null;

  /** Who closed it: an admin's name or the channel's id of a member; null where nobody did, or the program itself. */
  @Column({ name: 'closed_by', type: 'text', nullable: true })
  closedBy!: string | null;

  @Column({ name: 'detail', type: 'text', nullable: true })
  detail!: string | null;
}
