import type { Answer } from '../answer';
import type { ConversationRef, Member } from '../message';
import type { Outcome } from '../outcome';
import type { ReviewItem } from '../review-item';

export interface QuestionRecord {
  questionId: string;
  assistant: string;
  outcome: Outcome;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A question with who asked it, and where. */
export interface AskedQuestion extends QuestionRecord {
  conversation: ConversationRef;
  /** The channel's id of the member who asked. */
  memberId: string;
  /** Oldest first; those that were deleted in the meantime are left out. */
  messageIds: readonly string[];
}

/** What waits for a person, with the message that it is about: the last one where several made the question. */
export interface ReviewRecord extends ReviewItem {
  messageId: string;
  conversation: ConversationRef;
  /** A stranger's text; null where the channel told none. */
  groupName: string | null;
  member: Member;
  /** Epoch milliseconds, by the platform's clock. */
  sentAt: number;
  /** The question as the program read it. */
  text: string;
  /** What the group was to see, whether it did or not; null is silence. */
  answer: Answer | null;
}

/** Stored outcomes with their traces, and what waits for a person. */
export interface OutcomeStore {
  /** The question that the message belongs to; null when unknown or still pending. */
  findByMessage(messageId: string): Promise<QuestionRecord | null>;
  /** Null when unknown or still pending. */
  findQuestion(questionId: string): Promise<AskedQuestion | null>;
  /** Those that are not closed, newest first. */
  listReviewItems(limit: number): Promise<ReviewRecord[]>;
  /** A person has looked at it, which acknowledges an emergency; false when it is unknown or was closed before. @param by who did; the page, unless told */
  closeReviewItem(id: string, at: number, by?: string): Promise<boolean>;
}
export const OutcomeStore = Symbol('OutcomeStore');
