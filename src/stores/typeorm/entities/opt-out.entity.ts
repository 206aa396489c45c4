import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member whose words are not to be stored. */
@Entity({ name: 'opt_outs' })
export class OptOutEntity {
  @PrimaryColumn({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @PrimaryColumn({ name: 'member_id', type: 'varchar', length: 255 })
  memberId!: string;

  /** Epoch milliseconds. */
  @Column({ name: 'since', type: 'bigint' })
  since!: number;
}
