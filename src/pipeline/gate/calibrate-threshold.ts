import { quantile } from '../../text/quantile';
import type { Calibration } from './gate-model';

/** The share of knowledge clauses that may score below the threshold. */
const KNOWLEDGE_QUANTILE = 0.15;
/** How much the knowledge's quantile counts against the chatter's, in log score. */
const KNOWLEDGE_SHARE = 0.5;
/** With few clauses their quantile is uncertain: at this number it counts half as much. */
const UNCERTAIN_CLAUSES = 20;
/** Added to scores before their logarithm is taken. */
const SCORE_OFFSET = 0.5;
/** Even an empty index does not accept what shares nothing with it. */
const LOWEST_THRESHOLD = 0.5;

/**
 * The knowledge score from which a message is accepted, found without any label: between what everyday chatter
 * reaches and what the knowledge's own clauses reach, and never below what (1 - strictness) of the chatter reaches.
 *
 * @param strictness share of everyday chatter that may pass
 */
export function calibrateThreshold({ knowledge, chatter }: Calibration, strictness: number): number {
  const chatterBound = quantile(chatter, 1 - strictness);
  const knowledgeBound = quantile(knowledge, KNOWLEDGE_QUANTILE);
  const share = (KNOWLEDGE_SHARE * knowledge.length) / (knowledge.length + UNCERTAIN_CLAUSES);
  const middle =
    Math.exp(share * Math.log(knowledgeBound + SCORE_OFFSET) + (1 - share) * Math.log(chatterBound + SCORE_OFFSET)) -
    SCORE_OFFSET;
  return Math.max(chatterBound, middle, LOWEST_THRESHOLD);
}
