import type { Outcome } from '../outcome';
import type { ReviewItem } from '../review-item';

export interface QuestionRecord {
  questionId: string;
  assistant: string;
  outcome: Outcome;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** Stored outcomes with their traces, and what waits for a person. */
export interface OutcomeStore {
  /** The question that the message belongs to; null when unknown or still pending. */
  findByMessage(messageId: string): Promise<QuestionRecord | null>;
  /** Newest first. */
  listReviewItems(limit: number): Promise<ReviewItem[]>;
}
export const OutcomeStore = Symbol('OutcomeStore');
