import type { NgramIndex } from '../../text/ngram-index';
import { distinctIndexTerms } from '../../text/terms';

/** Messages longer than this are scored by windows, so that a long paste does not pass by its mass alone. */
const WINDOW_CHARACTERS = 64;
const WINDOW_STEP = WINDOW_CHARACTERS / 2;

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
