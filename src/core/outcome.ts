import type { Answer, Evidence, WriterFallback } from './answer';
import type { GateReason, Verdict } from './verdict';

export type OutcomeKind = 'answered' | 'silent' | 'review' | 'refused' | 'emergency' | 'failed';

/** Why a question ended as it did; what an admin reads. */
export type OutcomeReason =
  | GateReason
  | 'evidence-found'
  | 'no-evidence'
  | 'mentioned-without-evidence'
  | 'empty-message'
  | 'unknown-assistant'
  | AdmissionRefusal
  | 'stopped'
  | 'message-recalled'
  | 'deadline'
  | 'internal-error';

/**
 * Why intake let a question that the gate accepted go no further. `over-limit`: the member or the group asked too much
 * within a minute. `busy`: too many messages wait. `missed`: the question is too old to be answered.
 */
export type AdmissionRefusal = 'over-limit' | 'busy' | 'missed';

export interface TraceStage {
  name: 'preprocess' | 'gate' | 'retrieve' | 'write';
  milliseconds: number;
}

/** Everything an admin needs to see why the bot spoke or kept silent. */
export interface Trace {
  question: { text: string; matchText: string; mentionsBot: boolean };
  stages: readonly TraceStage[];
  verdict: Verdict | null;
  evidence: readonly Evidence[];
  /** Retrievers that failed or came late, by name. */
  failedRetrievers: readonly string[];
  fallback: WriterFallback | null;
  tokens: number | null;
}

/** Every question ends in exactly one. */
export interface Outcome {
  kind: OutcomeKind;
  reason: OutcomeReason;
  /** What the group is to see; null is silence. */
  answer: Answer | null;
  trace: Trace;
}
