import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'graph_relations' })
@Index('graph_relations_by_from', ['fromId'])
@Index('graph_relations_by_to', ['toId'])
@Index('graph_relations_by_passage', ['passageId'])
export class GraphRelationEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'from_id', type: 'varchar', length: 96 })
  fromId!: string;

  @Column({ name: 'to_id', type: 'varchar', length: 96 })
  toId!: string;

  @Column({ name: 'label', type: 'text', nullable: true })
  label!: string | null;

  @Column({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;
}
