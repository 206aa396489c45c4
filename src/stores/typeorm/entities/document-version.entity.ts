import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from '../../../core/knowledge';
import type { DocumentChange } from '../../../core/ports/document-history';
import type { ReadDocument } from '../../../core/ports/document-reader';
import { json, stringList } from './json-columns';

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

  @Column({ name: 'sources', type: 'text', transformer: stringList })
  sources!: readonly string[];

  @Column({ name: 'reviewed_on', type: 'varchar', length: 32, nullable: true })
  reviewedOn!: string | null;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'valid_from', type: 'varchar', length: 10, nullable: true })
  validFrom!: string | null;

  @Column({ name: 'valid_until', type: 'varchar', length: 10, nullable: true })
  validUntil!: string | null;

  @Column({ name: 'supersedes', type: 'text', nullable: true, transformer: json })
  supersedes!: readonly string[] | null;

  @Column({ name: 'withdrawn_at', type: 'bigint', nullable: true })
  withdrawnAt!: number | null;

  @Column({ name: 'format', type: 'varchar', length: 16 })
  format!: DocumentFormat;

  @Column({ name: 'url', type: 'text', nullable: true })
  url!: string | null;

  @Column({ name: 'characters', type: 'integer' })
  characters!: number;

  /** Null once it is too old to be gone back to. */
  @Column({ name: 'text', type: 'text', nullable: true })
  text!: string | null;

  @Column({ name: 'markup', type: 'varchar', length: 16, nullable: true })
  markup!: ReadDocument['markup'] | null;

  @Column({ name: 'places', type: 'text', nullable: true, transformer: json })
  places!: ReadDocument['places'] | null;
}
