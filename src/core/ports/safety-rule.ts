/** `question`: before anything is looked for. `answer`: before it is sent. */
export type SafetyStage = 'question' | 'answer';

export interface SafetyCheck {
  text: string;
  stage: SafetyStage;
  assistant: string;
  signal?: AbortSignal | undefined;
}

export type SafetyDecision = { decision: 'pass' } | { decision: 'block'; reason: string };

/** One check of what is asked or said. */
export interface SafetyRule {
  readonly name: string;
  /** Never rejects: a check that failed is a block. Passes what belongs to an assistant that it does not look after. */
  check(request: SafetyCheck): Promise<SafetyDecision>;
}
