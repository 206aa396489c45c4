import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from '../../../core/knowledge';
import { json, stringList } from './json-columns';

@Entity({ name: 'documents' })
@Index('documents_by_path', ['knowledgeBaseId', 'pathHash'], { unique: true })
@Index('documents_by_successor', ['knowledgeBaseId', 'isSuccessor'])
export class DocumentEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'path', type: 'text' })
  path!: string;

  /** A path is longer than MySQL can index. */
  @Column({ name: 'path_hash', type: 'varchar', length: 64 })
  pathHash!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'content_hash', type: 'varchar', length: 128 })
  contentHash!: string;

  @Column({ name: 'sources', type: 'text', transformer: stringList })
  sources!: readonly string[];

  @Column({ name: 'reviewed_on', type: 'varchar', length: 32, nullable: true })
  reviewedOn!: string | null;

  @Column({ name: 'format', type: 'varchar', length: 16 })
  format!: DocumentFormat;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'valid_from', type: 'varchar', length: 10, nullable: true })
  validFrom!: string | null;

  @Column({ name: 'valid_until', type: 'varchar', length: 10, nullable: true })
  validUntil!: string | null;

  /** Null in rows of older programs. */
  @Column({ name: 'supersedes', type: 'text', nullable: true, transformer: json })
  supersedes!: readonly string[] | null;

  /** Whether it supersedes any. */
  @Column({ name: 'is_successor', type: 'boolean' })
  isSuccessor!: boolean;

  @Column({ name: 'withdrawn_at', type: 'bigint', nullable: true })
  withdrawnAt!: number | null;

  @Column({ name: 'url', type: 'text', nullable: true })
  url!: string | null;

  /** Whether an admin set something on the page since its file last changed. */
  @Column({ name: 'set_on_page', type: 'boolean' })
  isSetOnPage!: boolean;
}
