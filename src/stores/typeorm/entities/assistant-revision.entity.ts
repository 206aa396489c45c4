import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'assistant_revisions' })
export class AssistantRevisionEntity {
  @PrimaryColumn({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'revision', type: 'bigint' })
  revision!: number;
}
