import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A passage whose entities are stored. */
@Entity({ name: 'graph_passages' })
@Index('graph_passages_by_base', ['knowledgeBaseId', 'madeBy'])
export class GraphPassageEntity {
  @PrimaryColumn({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'made_by', type: 'varchar', length: 128 })
  madeBy!: string;
}
