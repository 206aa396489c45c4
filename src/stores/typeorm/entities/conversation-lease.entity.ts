import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'conversation_leases' })
@Index('conversation_leases_by_owner', ['owner'])
export class ConversationLeaseEntity {
  @PrimaryColumn({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'owner', type: 'varchar', length: 96 })
  owner!: string;

  /** Any owner may take it from this moment on. */
  @Column({ name: 'held_until', type: 'bigint' })
  heldUntil!: number;
}
