import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { stringList } from './json-columns';

@Entity({ name: 'graph_entities' })
@Index('graph_entities_by_base', ['knowledgeBaseId'])
export class GraphEntityEntity {
  /** A hash of the knowledge base and the folded name. */
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'aliases', type: 'text', transformer: stringList })
  aliases!: readonly string[];

  @Column({ name: 'kind', type: 'varchar', length: 64, nullable: true })
  kind!: string | null;
}
