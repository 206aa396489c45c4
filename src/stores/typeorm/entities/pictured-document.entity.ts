import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document whose pictures were looked for. */
@Entity({ name: 'pictured_documents' })
@Index('pictured_documents_by_base', ['knowledgeBaseId'])
export class PicturedDocumentEntity {
  @PrimaryColumn({ name: 'document_id', type: 'varchar', length: 96 })
  documentId!: string;

  @Column({ name: 'knowledge_base_id', type: 'varchar', length: 96 })
  knowledgeBaseId!: string;

  @Column({ name: 'read_as', type: 'varchar', length: 128 })
  readAs!: string;

  /** Hash of its pictures. */
  @Column({ name: 'digest', type: 'varchar', length: 64 })
  digest!: string;
}
