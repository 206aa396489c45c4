import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A passage that was read for notes, whether there were any or not. */
@Entity({ name: 'noted_passages' })
@Index('noted_passages_by_base', ['knowledgeBaseId', 'madeBy'])
export class NotedPassageEntity {
  @PrimaryColumn({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'made_by', type: 'varchar', length: 128 })
  madeBy!: string;
}
