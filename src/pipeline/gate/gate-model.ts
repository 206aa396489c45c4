import type { TermTableData } from '../../text/term-table';

/** How knowledge and chatter score, from which the threshold follows; both in rising order. */
export interface Calibration {
  /** Scores of clauses of the knowledge, each without the passage that it was taken from. */
  knowledge: Float64Array;
  /** Scores of everyday chatter. */
  chatter: Float64Array;
}

/** What was learnt from the good and bad questions on top of the knowledge score. */
export interface LearntPart {
  terms: TermTableData;
  /** Naive-Bayes weight of a term: how unevenly it stands in good and bad questions. */
  termScales: Float64Array;
  /** Mean and deviation of the dense features over the listed questions. */
  denseMeans: Float64Array;
  denseDeviations: Float64Array;
  /** Of the terms, then of the dense features, then of the constant. */
  weights: Float64Array;
}

/** A fitted gate as plain data, to be handed between threads. */
export interface GateModel {
  calibration: Calibration;
  strictness: number;
  /** Knowledge score from which a message is accepted before anything is learnt. */
  knowledgeThreshold: number;
  /** Null without enough listed questions of both kinds. */
  learnt: LearntPart | null;
}
