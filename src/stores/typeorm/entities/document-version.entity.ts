import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentChange } from '../../../core/ports/document-history';

/** What a document was; outlives it. */
@Entity({ name: 'document_versions' })
@Index('document_versions_by_time', ['changedAt'])
export class DocumentVersionEntity {
  @PrimaryColumn({ name: 'document_id', type: 'varchar', length: 96 })
  documentId!: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'path', type: 'text' })
  path!: string;

  @Column({ name: 'change_kind', type: 'varchar', length: 16 })
  change!: DocumentChange;

  @Column({ name: 'changed_by', type: 'text' })
  changedBy!: string;

  @Column({ name: 'changed_at', type: 'bigint' })
  changedAt!: number;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'content_hash', type: 'varchar', length: 128 })
  contentHash!: string;

  @Column({ name: 'characters', type: 'integer' })
  characters!: number;

  /** Null once it is too old to be gone back to. */
  @Column({ name: 'text', type: 'text', nullable: true })
  text!: string | null;
}
