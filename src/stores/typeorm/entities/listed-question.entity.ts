import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { QuestionListKind, RowOrigin } from '../../../core/knowledge';

/** A text may stand in several files; each file has a row of its own, and an admin's row overrules them all. */
@Entity({ name: 'listed_questions' })
@Index('listed_questions_by_text', ['assistant', 'textHash', 'source'], { unique: true })
export class ListedQuestionEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'kind', type: 'varchar', length: 8 })
  kind!: QuestionListKind;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  /** Of the normalised text. */
  @Column({ name: 'text_hash', type: 'varchar', length: 64 })
  textHash!: string;

  /** The file that it was seeded from; empty for an admin's row. */
  @Column({ name: 'source', type: 'varchar', length: 400 })
  source!: string;

  @Column({ name: 'origin', type: 'varchar', length: 8 })
  origin!: RowOrigin;

  /** Removed by an admin: kept, so that no file brings it back. */
  @Column({ name: 'removed', type: 'boolean' })
  removed!: boolean;
}
