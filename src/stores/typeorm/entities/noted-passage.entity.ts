import { Entity, PrimaryColumn } from 'typeorm';

/** A passage that was read for notes, whether there were any or not. */
@Entity({ name: 'noted_passages' })
export class NotedPassageEntity {
  @PrimaryColumn({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;

  @PrimaryColumn({ name: 'made_by', type: 'varchar', length: 128 })
  madeBy!: string;
}
