import type { NgramIndex } from '../../text/ngram-index';
import { distinctIndexTerms } from '../../text/terms';

/** Messages longer than this are scored by windows, so that a long paste does not pass by its mass alone. */
const WINDOW_CHARACTERS = 40;
const WINDOW_STEP = 20;

/** The evidence that the knowledge holds for a message: additive, so that it grows with what the message says about the subject. */
export function knowledgeScore(index: NgramIndex, text: string): number {
  if (text.length <= WINDOW_CHARACTERS) return index.evidence(distinctIndexTerms(text));
  let best = 0;
  for (let start = 0; start + WINDOW_STEP < text.length; start += WINDOW_STEP) {
    const window = text.slice(start, start + WINDOW_CHARACTERS);
    best = Math.max(best, index.evidence(distinctIndexTerms(window)));
  }
  return best;
}

/** How fast the log-odds rise with the logarithm of the score. */
const STEEPNESS = 3;
/** Log-odds at the threshold: accepting from a probability of 0.4 on is what F1 rewards. */
export const ACCEPT_LOG_ODDS = Math.log(0.4 / 0.6);

/** Log-odds that a message with this score is to be answered, before anything is learnt from lists. */
export const priorLogOdds = (score: number, threshold: number): number =>
  STEEPNESS * (Math.log1p(score) - Math.log1p(threshold)) + ACCEPT_LOG_ODDS;
