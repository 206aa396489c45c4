import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'graph_entities' })
@Index('graph_entities_by_name', ['knowledgeBaseId', 'nameHash'], { unique: true })
export class GraphEntityEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Of the folded name. */
  @Column({ name: 'name_hash', type: 'varchar', length: 64 })
  nameHash!: string;

  @Column({ name: 'kind', type: 'varchar', length: 64, nullable: true })
  kind!: string | null;
}
