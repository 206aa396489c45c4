export interface Feedback {
  questionId: string;
  memberId: string;
  kind: 'up' | 'down';
  reason: string | null;
  /** Epoch milliseconds. */
  at: number;
}

/** What members think of answers: one per member and question, which they may change. */
export interface FeedbackStore {
  /** False when the question is not known. */
  put(feedback: Feedback): Promise<boolean>;
  of(questionId: string): Promise<Feedback[]>;
  /** Writes a review item of kind `report`, once per member and question; false when the question is not known. */
  report(report: { questionId: string; memberId: string; reason: string | null; at: number }): Promise<boolean>;
}
export const FeedbackStore = Symbol('FeedbackStore');
