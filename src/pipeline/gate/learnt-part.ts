import { learnerTerms } from '../../text/learner-terms';
import { fitLogisticRegression, type SparseRow } from '../../text/logistic-regression';
import { TermTable } from '../../text/term-table';
import type { Term } from '../../text/terms';
import { formFeatures } from './form-features';
import type { LearntPart } from './gate-model';

export interface Example {
  text: string;
  good: boolean;
  /** The gate's log-odds of the message before anything is learnt. */
  prior: number;
}

/** Assumed share of good messages; examples are re-weighted to it, whatever their numbers are. */
const GOOD_SHARE = 0.28;
/** Added to counts before a term's unevenness is taken. */
const SMOOTHING = 0.5;
/** Weight of the data against the penalty. */
const STRENGTH = 3;
/** Weight of the features of form against the n-grams, whose vector has length 1. */
const FORM_SCALE = 0.15;

/**
 * Learns from the listed questions with the knowledge score as a fixed prior: logistic regression over n-grams that
 * are scaled by how unevenly they stand in good and bad questions (Wang and Manning 2012) and over a few features of form.
 * Null when one of the kinds is missing.
 */
export function learn(examples: readonly Example[]): LearntPart | null {
  const goodCount = examples.filter(({ good }) => good).length;
  if (goodCount === 0 || goodCount === examples.length) return null;
  const importance = examples.map(({ good }) =>
    good
      ? (GOOD_SHARE * examples.length) / goodCount
      : ((1 - GOOD_SHARE) * examples.length) / (examples.length - goodCount),
  );
  const table = new TermTable();
  const terms = examples.map(({ text }) => learnerTerms(text));
  for (const list of terms) for (const term of list) table.add(term);
  const forms = examples.map(({ text }) => formFeatures(text));
  const part: LearntPart = {
    terms: table.toData(),
    termScales: unevenness({ examples, terms, importance, table }),
    ...standardisation(forms),
    weights: new Float64Array(0),
  };
  const rows = examples.map((_example, at) => rowOf(part, table, terms[at] as Term[], forms[at] as number[]));
  const weights = fitLogisticRegression({
    rows,
    labels: examples.map(({ good }) => (good ? 1 : 0)),
    offsets: examples.map(({ prior }) => prior),
    importance,
    featureCount: table.size + part.formMeans.length + 1,
    strength: STRENGTH,
  });
  return { ...part, weights };
}

/** Adds what was learnt to a message's log-odds: the product of its row (see `rowOf`) and the weights, without making the row. */
export class LearntScore {
  private readonly table: TermTable;
  /** By term number: its weight times its scale, and its scale squared. */
  private readonly scaledWeights: Float64Array;
  private readonly squaredScales: Float64Array;

  constructor(private readonly part: LearntPart) {
    this.table = new TermTable(part.terms);
    this.scaledWeights = part.termScales.map((scale, number) => scale * (part.weights[number] as number));
    this.squaredScales = part.termScales.map((scale) => scale * scale);
  }

  of(text: string): number {
    const { table, scaledWeights, squaredScales, part } = this;
    let sum = 0;
    let squares = 0;
    for (const term of learnerTerms(text)) {
      const number = table.find(term);
      if (number < 0) continue;
      sum += scaledWeights[number] as number;
      squares += squaredScales[number] as number;
    }
    let odds = squares > 0 ? sum / Math.sqrt(squares) : 0;
    const form = formFeatures(text);
    for (let feature = 0; feature < form.length; feature++) {
      odds += standardised(part, feature, form[feature] as number) * (part.weights[table.size + feature] as number);
    }
    return odds + FORM_SCALE * (part.weights[table.size + form.length] as number);
  }
}

/** |ln of (share of the term in good / share in bad)| by term number. */
function unevenness(input: {
  examples: readonly Example[];
  terms: readonly Term[][];
  importance: readonly number[];
  table: TermTable;
}): Float64Array {
  const { examples, terms, importance, table } = input;
  const good = new Float64Array(table.size).fill(SMOOTHING);
  const bad = new Float64Array(table.size).fill(SMOOTHING);
  examples.forEach((example, at) => {
    const counts = example.good ? good : bad;
    for (const term of terms[at] ?? []) {
      const number = table.find(term);
      counts[number] = (counts[number] as number) + (importance[at] as number);
    }
  });
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const ratio = sum(bad) / sum(good);
  return good.map((value, number) => Math.abs(Math.log((value / (bad[number] as number)) * ratio)));
}

function standardisation(forms: readonly number[][]): Pick<LearntPart, 'formMeans' | 'formDeviations'> {
  const width = forms[0]?.length ?? 0;
  const formMeans = new Float64Array(width);
  const formDeviations = new Float64Array(width);
  for (let feature = 0; feature < width; feature++) {
    const values = forms.map((row) => row[feature] as number);
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
    formMeans[feature] = mean;
    // A feature that never varied says nothing; the small addition keeps it from dividing by zero.
    formDeviations[feature] = Math.sqrt(variance) + 1e-6;
  }
  return { formMeans, formDeviations };
}

const standardised = ({ formMeans, formDeviations }: LearntPart, feature: number, value: number): number =>
  (FORM_SCALE * (value - (formMeans[feature] as number))) / (formDeviations[feature] as number);

function rowOf(part: LearntPart, table: TermTable, terms: readonly Term[], form: readonly number[]): SparseRow {
  const known = terms.map((term) => table.find(term)).filter((number) => number >= 0);
  let squares = 0;
  for (const number of known) squares += (part.termScales[number] as number) ** 2;
  const length = Math.sqrt(squares) || 1;
  const count = known.length + form.length + 1;
  const features = new Int32Array(count);
  const values = new Float64Array(count);
  known.forEach((number, at) => {
    features[at] = number;
    values[at] = (part.termScales[number] as number) / length;
  });
  form.forEach((value, feature) => {
    const at = known.length + feature;
    features[at] = table.size + feature;
    values[at] = standardised(part, feature, value);
  });
  features[count - 1] = table.size + form.length;
  values[count - 1] = FORM_SCALE;
  return { features, values };
}
