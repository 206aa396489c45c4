import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Place } from '../../../core/knowledge';
import { json, stringList } from './json-columns';

@Entity({ name: 'document_pictures' })
@Index('document_pictures_by_document', ['documentId', 'ordinal'])
@Index('document_pictures_by_base', ['knowledgeBaseId'])
@Index('document_pictures_by_key', ['key'])
export class DocumentPictureEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'document_id', type: 'varchar', length: 96 })
  documentId!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'ordinal', type: 'integer' })
  ordinal!: number;

  @Column({ name: 'picture_key', type: 'varchar', length: 64, nullable: true })
  key!: string | null;

  @Column({ name: 'media_type', type: 'varchar', length: 32, nullable: true })
  mediaType!: 'image/jpeg' | 'image/png' | null;

  @Column({ name: 'width', type: 'integer' })
  width!: number;

  @Column({ name: 'height', type: 'integer' })
  height!: number;

  @Column({ name: 'caption', type: 'text' })
  caption!: string;

  @Column({ name: 'alternative', type: 'text' })
  alternative!: string;

  @Column({ name: 'table_text', type: 'text' })
  table!: string;

  @Column({ name: 'near', type: 'text' })
  near!: string;

  @Column({ name: 'heading_path', type: 'text', transformer: stringList })
  headingPath!: readonly string[];

  @Column({ name: 'place', type: 'text', nullable: true, transformer: json })
  place!: Place | null;
}
