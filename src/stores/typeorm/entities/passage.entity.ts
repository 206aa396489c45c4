import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Place } from '../../../core/knowledge';
import { json, stringList } from './json-columns';

@Entity({ name: 'passages' })
@Index('passages_by_document', ['documentId', 'ordinal'], { unique: true })
export class PassageEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'document_id', type: 'varchar', length: 96 })
  documentId!: string;

  @Column({ name: 'ordinal', type: 'integer' })
  ordinal!: number;

  @Column({ name: 'heading_path', type: 'text', transformer: stringList })
  headingPath!: readonly string[];

  @Column({ name: 'start_offset', type: 'integer' })
  start!: number;

  @Column({ name: 'end_offset', type: 'integer' })
  end!: number;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'overlap', type: 'text' })
  overlap!: string;

  @Column({ name: 'place', type: 'text', nullable: true, transformer: json })
  place!: Place | null;
}
