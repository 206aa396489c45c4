import type { Language } from '../../core/question';
import type { TermTableData } from '../../text/term-table';

/** Scores of everyday chatter against the knowledge by language, in rising order; the threshold is a quantile of them. */
export type Calibration = Record<Language, Float64Array>;

/** What was learnt from the good and bad questions on top of the knowledge score. */
export interface LearntPart {
  terms: TermTableData;
  /** Naive-Bayes weight of a term: how unevenly it stands in good and bad questions. */
  termScales: Float64Array;
  /** Mean and deviation of the features of form over the listed questions. */
  formMeans: Float64Array;
  formDeviations: Float64Array;
  /** Of the terms, then of the features of form, then of the constant. */
  weights: Float64Array;
}

/** A fitted gate as plain data, to be handed between threads. */
export interface GateModel {
  strictness: number;
  calibration: Calibration;
  /** Knowledge score from which a question is accepted before anything is learnt, by language. */
  thresholds: Record<Language, number>;
  /** Null without listed questions of both kinds. */
  learnt: LearntPart | null;
}
