import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Answer } from '../../../core/answer';
import type { OutcomeKind, OutcomeReason, Trace } from '../../../core/outcome';
import { json } from './json-columns';

/** A question with the one outcome that it ended in. */
@Entity({ name: 'questions' })
@Index('questions_by_assistant', ['assistant', 'createdAt'])
@Index('questions_by_conversation', ['channel', 'conversationId', 'createdAt', 'isAdmitted'])
@Index('questions_by_member', ['channel', 'memberId', 'createdAt', 'isAdmitted'])
export class QuestionEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 96 })
  id!: string;

  @Column({ name: 'assistant', type: 'varchar', length: 128 })
  assistant!: string;

  @Column({ name: 'channel', type: 'varchar', length: 64 })
  channel!: string;

  @Column({ name: 'conversation_id', type: 'varchar', length: 255 })
  conversationId!: string;

  @Column({ name: 'member_id', type: 'varchar', length: 255 })
  memberId!: string;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'outcome', type: 'varchar', length: 16 })
  outcome!: OutcomeKind;

  @Column({ name: 'reason', type: 'varchar', length: 64 })
  reason!: OutcomeReason;

  /** Null for silence. */
  @Column({ name: 'answer', type: 'text', nullable: true, transformer: json })
  answer!: Answer | null;

  @Column({ name: 'trace', type: 'text', transformer: json })
  trace!: Trace;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** Whether it counts against what its member and group may ask within a minute. */
  @Column({ name: 'admitted', type: 'boolean' })
  isAdmitted!: boolean;
}
