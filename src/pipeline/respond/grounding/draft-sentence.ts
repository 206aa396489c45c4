import type { Evidence } from '../../../core/answer';

/** A sentence of a draft with the evidence that it is said to rest on, before it becomes part of an answer. */
export interface DraftSentence {
  /** Bears no marks of sources. */
  text: string;
  evidence: readonly Evidence[];
}

/**
 * Why a sentence is not sent. `number` to `name`: it bears one that its evidence does not have there. `negation`,
 * `comparison`, `overstated`: it says the opposite, or more, of what its evidence says. `invented`: its evidence says
 * nothing of it. `other-language`: words alone cannot compare it with evidence in another language. `model`: the
 * checking model found it unsupported. `refusal`: it only says that nothing is known. `no-citation`,
 * `unknown-citation`: it names no evidence, or some that does not exist.
 */
export type SentenceFault =
  | 'number'
  | 'unit'
  | 'dose'
  | 'range'
  | 'comparison'
  | 'date'
  | 'drug'
  | 'name'
  | 'negation'
  | 'overstated'
  | 'invented'
  | 'other-language'
  | 'model'
  | 'refusal'
  | 'no-citation'
  | 'unknown-citation';

/** How many sentences of a draft were removed for one reason; no words. A rule of safety gives a reason of its own. */
export interface RemovedSentences {
  fault: string;
  count: number;
}

/** Looks at one sentence of a draft; a code is why it is removed, null that it may stay. Pure and quick. */
export type SentenceRule = (sentence: DraftSentence) => string | null;
