export type ReviewKind = 'review-zone' | 'failure' | 'uncertain-send';

/** Something that waits for a person. */
export interface ReviewItem {
  id: string;
  kind: ReviewKind;
  assistant: string;
  /** The outcome that it is about. */
  outcomeId: string;
  reason: string;
  /** Epoch milliseconds. */
  createdAt: number;
}
