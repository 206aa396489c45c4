/** `question`: before anything is looked for. `answer`: before it is sent. */
export type SafetyStage = 'question' | 'answer';

export interface SafetyCheck {
  text: string;
  stage: SafetyStage;
  assistant: string;
  signal?: AbortSignal | undefined;
}

/** `mark`: it may pass, and the admins see why it was noticed. `reason`: a code, never people's words. */
export type SafetyDecision =
  { decision: 'pass' } | { decision: 'mark'; reason: string } | { decision: 'block'; reason: string };

/** One check of what is asked or said. */
export interface SafetyRule {
  readonly name: string;
  /** Never rejects: a check that failed is a block. Passes what belongs to an assistant that it does not look after. */
  check(request: SafetyCheck): Promise<SafetyDecision>;
  /** The same at once, where it asks nobody: an answer may then be shown while it grows. */
  readonly quick?: (request: SafetyCheck) => SafetyDecision;
}

/** What a rule did, for the admins; no words. After a `blocked` no rule was asked. */
export interface SafetyStep {
  rule: string;
  stage: SafetyStage;
  /** `removed`: sentences of an answer. `marked`: it was let through, and noticed. */
  did: 'passed' | 'removed' | 'marked' | 'blocked';
  /** Of removed sentences. */
  count?: number;
  reason?: string;
  milliseconds: number;
}
