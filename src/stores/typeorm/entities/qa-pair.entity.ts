import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RowOrigin } from '../../../core/knowledge';

@Entity({ name: 'qa_pairs' })
@Index('qa_pairs_by_question', ['knowledgeBaseId', 'questionHash'], { unique: true })
export class QaPairEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'question', type: 'text' })
  question!: string;

  /** Of the normalised question. */
  @Column({ name: 'question_hash', type: 'varchar', length: 64 })
  questionHash!: string;

  @Column({ name: 'answer', type: 'text' })
  answer!: string;

  @Column({ name: 'source', type: 'text', nullable: true })
  source!: string | null;

  @Column({ name: 'origin', type: 'varchar', length: 8 })
  origin!: RowOrigin;

  /** Removed by an admin: kept, so that no file brings it back. */
  @Column({ name: 'removed', type: 'boolean' })
  removed!: boolean;
}
