import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a placeholder in a member's words stands for. */
@Entity({ name: 'placeholders' })
@Index('placeholders_by_expiry', ['expiresAt'])
export class PlaceholderEntity {
  @PrimaryColumn({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @PrimaryColumn({ name: 'member_id', type: 'varchar', length: 255 })
  memberId!: string;

  @PrimaryColumn({ name: 'placeholder', type: 'varchar', length: 32 })
  placeholder!: string;

  /** Encrypted. */
  @Column({ name: 'sealed_value', type: 'text' })
  sealedValue!: string;

  /** Epoch milliseconds. */
  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt!: number;
}
