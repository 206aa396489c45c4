import type { ConversationRef } from './message';
import type { SendState } from './ports/outbox-store';

/** What became of the reply to a question, and what members think of it; for the admins' page. */
export interface QuestionReport {
  questionId: string;
  conversation: ConversationRef;
  /** In order; empty when the group was to see nothing. */
  parts: readonly { part: number; parts: number; state: SendState; attempts: number }[];
  feedback: FeedbackCounts;
}

export interface FeedbackCounts {
  up: number;
  down: number;
  /** What was given as reason, with how many gave it; the most frequent first. */
  reasons: readonly { kind: 'up' | 'down'; reason: string; count: number }[];
}
