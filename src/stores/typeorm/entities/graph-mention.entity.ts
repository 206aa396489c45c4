import { Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'graph_mentions' })
@Index('graph_mentions_by_passage', ['passageId'])
export class GraphMentionEntity {
  @PrimaryColumn({ name: 'entity_id', type: 'varchar', length: 96 })
  entityId!: string;

  @PrimaryColumn({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;
}
