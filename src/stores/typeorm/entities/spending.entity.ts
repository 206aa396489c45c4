import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a purpose used on a day. */
@Entity({ name: 'spending' })
export class SpendingEntity {
  @PrimaryColumn({ name: 'purpose', type: 'varchar', length: 64 })
  purpose!: string;

  /** ISO day. */
  @PrimaryColumn({ name: 'day', type: 'varchar', length: 10 })
  day!: string;

  @Column({ name: 'tokens', type: 'bigint' })
  tokens!: number;
}
