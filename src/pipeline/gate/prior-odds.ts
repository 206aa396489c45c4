import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { asksSomething } from './question-form';

/** How fast the log-odds rise with the logarithm of the score. */
const STEEPNESS = 2.5;
/** What a statement must score more than a question, in ln(1 + score). */
const STATEMENT_MARGIN = 0.15;
/** Log-odds at the threshold: accepting from a probability of 0.4 on is what F1 rewards. */
export const ACCEPT_LOG_ODDS = Math.log(0.4 / 0.6);

/** The knowledge score that this very message needs. */
export function thresholdOf(text: string, thresholds: Readonly<Record<Language, number>>): number {
  const threshold = thresholds[languageOf(text)];
  return asksSomething(text) ? threshold : (1 + threshold) * Math.exp(STATEMENT_MARGIN) - 1;
}

/** Log-odds that a message is to be answered, before anything is learnt from lists. */
export const priorLogOdds = (score: number, threshold: number): number =>
  STEEPNESS * (Math.log1p(score) - Math.log1p(threshold)) + ACCEPT_LOG_ODDS;
