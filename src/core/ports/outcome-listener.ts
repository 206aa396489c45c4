import type { Message } from '../message';
import type { Outcome } from '../outcome';

export interface SettledQuestion {
  questionId: string;
  messages: readonly Message[];
  outcome: Outcome;
}

/** Told after an outcome is stored, such as a page that shows live why the bot kept silent. It must not throw. */
export interface OutcomeListener {
  onOutcome(settled: SettledQuestion): void;
}
/** Injects every listener that is wired, as an array. */
export const OutcomeListeners = Symbol('OutcomeListeners');
