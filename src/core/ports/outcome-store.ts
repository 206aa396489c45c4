import type { Member } from '../message';
import type { Outcome } from '../outcome';
import type { ReviewItem } from '../review-item';

export interface QuestionRecord {
  questionId: string;
  assistant: string;
  outcome: Outcome;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** What waits for a person, with the message that it is about: the last one where several made the question. */
export interface ReviewRecord extends ReviewItem {
  messageId: string;
  member: Member;
  /** The question as the program read it. */
  text: string;
}

/** Stored outcomes with their traces, and what waits for a person. */
export interface OutcomeStore {
  /** The question that the message belongs to; null when unknown or still pending. */
  findByMessage(messageId: string): Promise<QuestionRecord | null>;
  /** Newest first. */
  listReviewItems(limit: number): Promise<ReviewRecord[]>;
}
export const OutcomeStore = Symbol('OutcomeStore');
