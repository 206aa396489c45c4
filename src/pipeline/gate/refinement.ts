import { fitLogisticRegression, type SparseRow } from '../../text/logistic-regression';
import { quantile } from '../../text/quantile';
import type { ListedLikeness } from './list-likeness';
import { ACCEPT_LOG_ODDS } from './prior-odds';

export interface RefinementExample {
  good: boolean;
  /** The gate's log-odds, had nobody listed it. */
  score: number;
  /** See `featuresOf`; of the same number in all examples. */
  features: readonly number[];
}

/** Of one message, as cosines. */
export interface Likeness extends ListedLikeness {
  /** To the nearest passage; null where passages have no vectors. */
  passage: number | null;
}

export const featuresOf = ({ good, bad, passage }: Likeness): number[] => [
  good,
  bad,
  ...(passage === null ? [] : [passage]),
];

/** What an embedding model adds to the gate's score. */
export interface Refinement {
  means: Float64Array;
  deviations: Float64Array;
  /** Of the features, then of the constant. */
  weights: Float64Array;
  /** Scores within this distance of the threshold are undecided, in log-odds. */
  width: number;
}

/** Assumed share of good messages, as for the n-grams. */
const GOOD_SHARE = 0.28;
/** Weight of the data against the penalty. */
const STRENGTH = 3;
/** Weight of a feature that varies as usual; small, so that a few examples hardly move the score. */
const SCALE = 0.15;
/** Of the gate's mistakes so many are to be within the width. */
const COVERED_MISTAKES = 0.9;
const FEWEST_MISTAKES = 5;
const USUAL_WIDTH = 1;
const LEAST_WIDTH = 0.5;
const MOST_WIDTH = 2.5;

/**
 * Learns how far likeness by meaning moves the score: logistic regression on top of the gate's own score of questions
 * that it was not taught. Null without examples of both kinds.
 */
export function fitRefinement(examples: readonly RefinementExample[]): Refinement | null {
  const goodCount = examples.filter(({ good }) => good).length;
  if (goodCount === 0 || goodCount === examples.length) return null;
  const measured = { ...standardisation(examples), width: undecidedWidth(examples) };
  const weights = fitLogisticRegression({
    rows: examples.map(({ features }) => rowOf(measured, features)),
    labels: examples.map(({ good }) => (good ? 1 : 0)),
    offsets: examples.map(({ score }) => score),
    importance: examples.map(({ good }) =>
      good
        ? (GOOD_SHARE * examples.length) / goodCount
        : ((1 - GOOD_SHARE) * examples.length) / (examples.length - goodCount),
    ),
    featureCount: measured.means.length + 1,
    strength: STRENGTH,
  });
  return { ...measured, weights };
}

/** Whether the embedding model is to be asked. */
export const isUndecided = (score: number, { width }: Pick<Refinement, 'width'>): boolean =>
  Math.abs(score - ACCEPT_LOG_ODDS) < width;

/** @param score the gate's own */
export function refinedScore(refinement: Refinement, score: number, features: readonly number[]): number {
  const { values } = rowOf(refinement, features);
  return values.reduce((sum, value, at) => sum + value * (refinement.weights[at] as number), score);
}

function rowOf(
  { means, deviations }: Pick<Refinement, 'means' | 'deviations'>,
  features: readonly number[],
): SparseRow {
  const standard = features.map((value, at) => (SCALE * (value - (means[at] as number))) / (deviations[at] as number));
  return {
    features: Int32Array.from([...features.keys(), features.length]),
    values: Float64Array.from([...standard, SCALE]),
  };
}

function standardisation(examples: readonly RefinementExample[]): Pick<Refinement, 'means' | 'deviations'> {
  const columns = (examples[0]?.features ?? []).map((_value, at) =>
    examples.map(({ features }) => features[at] as number),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = Float64Array.from(columns, mean);
  const deviations = Float64Array.from(
    columns,
    // A feature that never varied says nothing; the small addition keeps it from dividing by zero.
    (values, at) => Math.sqrt(mean(values.map((value) => (value - (means[at] as number)) ** 2))) + 1e-6,
  );
  return { means, deviations };
}

/** So wide that most of the gate's mistakes are within; what it is sure of is left alone. */
function undecidedWidth(examples: readonly RefinementExample[]): number {
  const mistakes = examples
    .map(({ good, score }) => (good ? ACCEPT_LOG_ODDS - score : score - ACCEPT_LOG_ODDS))
    .filter((distance) => distance > 0)
    .sort((left, right) => left - right);
  if (mistakes.length < FEWEST_MISTAKES) return USUAL_WIDTH;
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, quantile(mistakes, COVERED_MISTAKES)));
}
