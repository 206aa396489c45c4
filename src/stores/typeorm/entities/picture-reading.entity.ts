import { Column, Entity, PrimaryColumn } from 'typeorm';
import { stringList } from './json-columns';

@Entity({ name: 'picture_readings' })
export class PictureReadingEntity {
  @PrimaryColumn({ name: 'picture_key', type: 'varchar', length: 64 })
  key!: string;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'description', type: 'text' })
  description!: string;

  @Column({ name: 'questions', type: 'text', transformer: stringList })
  questions!: readonly string[];

  @Column({ name: 'made_by', type: 'varchar', length: 128 })
  madeBy!: string;
}
