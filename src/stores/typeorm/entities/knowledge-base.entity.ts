import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../core/question';

@Entity({ name: 'knowledge_bases' })
@Index('knowledge_bases_by_name', ['name'], { unique: true })
@Index('knowledge_bases_by_assistant', ['assistant'])
export class KnowledgeBaseEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'name', type: 'varchar', length: 255 })
  name!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'language', type: 'varchar', length: 8 })
  language!: Language;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'folder', type: 'text' })
  folder!: string;

  /** The row stays, so that the admins' pairs are there again when the knowledge base comes back. */
  @Column({ name: 'removed', type: 'boolean' })
  removed!: boolean;
}
