import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'answer_citations' })
@Index('answer_citations_by_document', ['documentId', 'citedAt'])
export class AnswerCitationEntity {
  @PrimaryColumn({ name: 'question_id', type: 'varchar', length: 96 })
  questionId!: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'evidence_id', type: 'varchar', length: 96 })
  evidenceId!: string;

  @Column({ name: 'document_id', type: 'varchar', length: 96, nullable: true })
  documentId!: string | null;

  @Column({ name: 'cited_at', type: 'bigint' })
  citedAt!: number;
}
