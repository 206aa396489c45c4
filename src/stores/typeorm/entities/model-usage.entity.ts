import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a conversation used of an endpoint on a day. */
@Entity({ name: 'model_usage' })
export class ModelUsageEntity {
  /** ISO day. */
  @PrimaryColumn({ name: 'day', type: 'varchar', length: 10 })
  day!: string;

  /** Empty, like the next, for what no conversation asked for. */
  @PrimaryColumn({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @PrimaryColumn({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @PrimaryColumn({ name: 'endpoint', type: 'varchar', length: 64 })
  endpoint!: string;

  @Column({ name: 'calls', type: 'bigint' })
  calls!: number;

  @Column({ name: 'prompt_tokens', type: 'bigint' })
  promptTokens!: number;

  @Column({ name: 'completion_tokens', type: 'bigint' })
  completionTokens!: number;

  /** Null where the endpoint's price is not known. */
  @Column({ name: 'cost', type: 'double', nullable: true })
  cost!: number | null;
}
