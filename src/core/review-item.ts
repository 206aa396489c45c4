/**
 * `uncertain-send`: nobody knows whether the group saw the reply. `failed-send`: it surely did not.
 * `failed-recall`: a reply that was to be taken back is still shown. `missed`: a question
 * was too old to be answered when the program could. `report`: a member reported an answer.
 */
export type ReviewKind =
  'review-zone' | 'failure' | 'uncertain-send' | 'failed-send' | 'failed-recall' | 'missed' | 'report';

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
