import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RowOrigin } from '../../../core/knowledge';
import type { Language } from '../../../core/question';

@Entity({ name: 'assistants' })
export class AssistantEntity {
  @PrimaryColumn({ name: 'name', type: 'varchar', length: 128 })
  name!: string;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'language', type: 'varchar', length: 8 })
  language!: Language;

  @Column({ name: 'strictness', type: 'double' })
  strictness!: number;

  @Column({ name: 'origin', type: 'varchar', length: 8 })
  origin!: RowOrigin;

  /** Removed by an admin: kept, so that no configuration brings it back. */
  @Column({ name: 'removed', type: 'boolean' })
  removed!: boolean;
}
