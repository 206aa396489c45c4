import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'passage_notes' })
@Index('passage_notes_by_passage', ['passageId'])
export class PassageNoteEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'passage_id', type: 'varchar', length: 96 })
  passageId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 16 })
  kind!: 'summary' | 'question';

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'made_by', type: 'varchar', length: 128 })
  madeBy!: string;
}
