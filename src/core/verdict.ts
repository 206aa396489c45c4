import type { QuestionListKind } from './knowledge';

export type GateDecision = 'accept' | 'review' | 'reject';

export const gateReasons = [
  'listed-good',
  'listed-bad',
  'above-threshold',
  'below-threshold',
  'near-threshold',
  'no-words',
  'no-knowledge',
  'posted-file',
  'saved-question',
  'shown-report',
] as const;
/** Why the gate decided as it did. */
export type GateReason = (typeof gateReasons)[number];

export interface NearestQuestion {
  kind: QuestionListKind;
  text: string;
  /** Cosine of the idf-weighted n-grams, 0 to 1. */
  similarity: number;
}

export interface CarryingPassage {
  passageId: string;
  /** The passage's own evidence for the message (BM25 over n-grams, unbounded). */
  score: number;
}

/** What an embedding model added to a message that the n-grams left undecided. */
export interface VerdictRefinement {
  /** `failed`: it did not answer, or not in time; the verdict is that of the n-grams. */
  status: 'asked' | 'failed';
  /** What the n-grams said. */
  before: { decision: GateDecision; score: number };
  /** Mean cosine to the nearest three good and to the nearest three bad questions; null when it failed. */
  likeGood: number | null;
  likeBad: number | null;
  /** Cosine to the nearest passage; null where passages have no vectors, or when it failed. */
  likePassage: number | null;
}

/** The gate's answer for one message. */
export interface Verdict {
  decision: GateDecision;
  reason: GateReason;
  /** Log-odds that the message is to be answered; comparable with `threshold` only. */
  score: number;
  threshold: number;
  /** Scores within this distance of the threshold are for a person to review. */
  reviewWidth: number;
  /** Mean evidence of the best passages before anything is learnt; its own threshold beside it. */
  knowledgeScore: number;
  knowledgeThreshold: number;
  nearestGood: readonly NearestQuestion[];
  nearestBad: readonly NearestQuestion[];
  passages: readonly CarryingPassage[];
  /** Absent where no embedding model was asked. */
  refinement?: VerdictRefinement;
}
