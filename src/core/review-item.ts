/**
 * `uncertain-send`: nobody knows whether the group saw the reply. `failed-send`: it surely did not.
 * `failed-recall`: a reply that was to be taken back is still shown. `missed`: a question
 * was too old to be answered when the program could. `report`: a member reported an answer. `assist-draft`: an answer
 * that a member of staff is to send, edit or drop. `candidate-pair`: a member answered; question and answer may become
 * an approved pair. `emergency`: a red flag was met; somebody has to take note of it.
 */
export type ReviewKind =
  | 'review-zone'
  | 'failure'
  | 'uncertain-send'
  | 'failed-send'
  | 'failed-recall'
  | 'missed'
  | 'report'
  | 'assist-draft'
  | 'candidate-pair'
  | 'emergency';

/** Something that waits for a person. */
export interface ReviewItem {
  id: string;
  kind: ReviewKind;
  assistant: string;
  /** The outcome that it is about. */
  outcomeId: string;
  reason: string;
  /** Of a `candidate-pair` the member's answer, of an `emergency` its class; else null. */
  detail: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}
