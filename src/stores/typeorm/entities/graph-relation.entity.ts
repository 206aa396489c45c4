import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'graph_relations' })
@Index('graph_relations_by_from', ['fromId'])
@Index('graph_relations_by_to', ['toId'])
export class GraphRelationEntity {
  @PrimaryColumn({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;

  /** Counts from 1 within the passage. */
  @PrimaryColumn({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'from_id', type: 'varchar', length: 96 })
  fromId!: string;

  @Column({ name: 'to_id', type: 'varchar', length: 96 })
  toId!: string;

  @Column({ name: 'label', type: 'text', nullable: true })
  label!: string | null;
}
