import type { Language } from '../../core/question';
import type { NgramIndex } from '../../text/ngram-index';
import { quantile } from '../../text/quantile';
import { distinctIndexTerms } from '../../text/terms';
import type { EverydayChatter } from './everyday-chatter';
import type { Calibration } from './gate-model';

/** Even an empty index does not accept what shares nothing with it. */
const LOWEST_THRESHOLD = 0.5;

/** Scores everyday chatter against the knowledge, each line as if it were not known to be chatter. */
export function calibrate(index: NgramIndex, chatter: EverydayChatter): Calibration {
  const scoresOf = (language: Language): Float64Array =>
    Float64Array.from(chatter.sample(language, index.unitCount), (message) =>
      index.evidence(distinctIndexTerms(message), chatter.leaveOneOut),
    ).sort();
  return { zh: scoresOf('zh'), en: scoresOf('en') };
}

/**
 * The knowledge score from which a question is accepted, found without any label: what all but a share of everyday
 * chatter stays below. It means the same for any knowledge, however large.
 *
 * @param strictness share of everyday chatter that may pass: 0.10 permissive to 0.01 strict
 */
export const thresholdFor = (chatterScores: ArrayLike<number>, strictness: number): number =>
  Math.max(LOWEST_THRESHOLD, quantile(chatterScores, 1 - strictness));
