import { classTerms } from './class-terms';
import { dotProduct, fitLogisticRegression, type SparseRow } from './logistic-regression';
import { TermTable } from './term-table';
import type { Term } from './terms';

export interface LabelledText {
  text: string;
  label: string;
}

export interface ClassScore {
  label: string;
  /** 0 to 1; those of all labels add up to 1. */
  probability: number;
}

/** Weight of the data against the penalty, for terms weighed by how rare they are and by how unevenly they stand. */
const STRENGTH = { rarity: 20, unevenness: 6 };
/** Added to counts before a term's unevenness is taken. */
const SMOOTHING = 0.5;
/** From so many texts on, a term that stands in one of them alone is left out: it names a thing, not a kind. */
const MANY_TEXTS = 1000;

/** How the terms of one text are weighed: by their number of times, then scaled, then to length 1. */
interface View {
  /** By term number. */
  scales: Float64Array;
  /** Whether a term that stands more often weighs more: 1 + ln of the times. */
  isCounted: boolean;
}

interface Judge {
  view: View;
  /** By term number; the last is the constant. */
  weights: Float64Array;
}

/**
 * Tells kinds of text apart: for each label two logistic regressions against all the rest, one over terms weighed by
 * how rare they are (tf-idf), one over terms weighed by how unevenly they stand in the label and outside of it (Wang and
 * Manning 2012), whose log-odds are averaged. Deterministic; knows no other words than those of its examples.
 */
export class ClassLearner {
  private constructor(
    private readonly table: TermTable,
    private readonly judges: ReadonlyMap<string, readonly Judge[]>,
  ) {}

  /** @param examples of at least two labels */
  static train(examples: readonly LabelledText[]): ClassLearner {
    const { table, counted } = countTerms(examples.map(({ text }) => classTerms(text)));
    const rarity: View = { scales: rarityOf(counted, table.size), isCounted: true };
    const rows = counted.map((counts) => rowOf(counts, rarity));
    const judges = new Map<string, Judge[]>();
    for (const label of [...new Set(examples.map((example) => example.label))].sort()) {
      const labels = examples.map((example) => (example.label === label ? 1 : 0));
      const unevenness: View = { scales: unevennessOf(counted, labels, table.size), isCounted: false };
      const unevenRows = counted.map((counts) => rowOf(counts, unevenness));
      const featureCount = table.size + 1;
      judges.set(label, [
        {
          view: rarity,
          weights: fitLogisticRegression({ rows, labels, featureCount, strength: STRENGTH.rarity }),
        },
        {
          view: unevenness,
          weights: fitLogisticRegression({ rows: unevenRows, labels, featureCount, strength: STRENGTH.unevenness }),
        },
      ]);
    }
    return new ClassLearner(table, judges);
  }

  /** Every label, the likeliest first. */
  scores(text: string): ClassScore[] {
    const counts = countsOf(classTerms(text), (term) => this.table.find(term));
    const odds = [...this.judges].map(([label, judges]) => {
      const sum = judges.reduce((total, { view, weights }) => total + dotProduct(rowOf(counts, view), weights), 0);
      return { label, odds: sum / judges.length };
    });
    const highest = Math.max(...odds.map((item) => item.odds));
    const shares = odds.map((item) => ({ label: item.label, share: Math.exp(item.odds - highest) }));
    const total = shares.reduce((sum, { share }) => sum + share, 0);
    return shares
      .map(({ label, share }) => ({ label, probability: share / total }))
      .sort((one, other) => other.probability - one.probability);
  }
}

/** Times by term number. */
type Counts = ReadonlyMap<number, number>;

function countsOf(terms: readonly Term[], numberOf: (term: Term) => number): Counts {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const number = numberOf(term);
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return counts;
}

function countTerms(texts: readonly (readonly Term[])[]): { table: TermTable; counted: Counts[] } {
  const least = texts.length >= MANY_TEXTS ? 2 : 1;
  const holders = new Map<Term, number>();
  for (const terms of texts) for (const term of new Set(terms)) holders.set(term, (holders.get(term) ?? 0) + 1);
  const table = new TermTable();
  for (const [term, count] of holders) if (count >= least) table.add(term);
  return { table, counted: texts.map((terms) => countsOf(terms, (term) => table.find(term))) };
}

/** ln((1 + N) / (1 + n)) + 1 of a term that n of N texts hold. */
function rarityOf(counted: readonly Counts[], size: number): Float64Array {
  const holders = new Float64Array(size);
  for (const counts of counted) for (const number of counts.keys()) holders[number] = (holders[number] as number) + 1;
  return holders.map((count) => Math.log((1 + counted.length) / (1 + count)) + 1);
}

/** |ln of (share of the term within / share outside)|. */
function unevennessOf(counted: readonly Counts[], labels: readonly number[], size: number): Float64Array {
  const inside = new Float64Array(size).fill(SMOOTHING);
  const outside = new Float64Array(size).fill(SMOOTHING);
  counted.forEach((counts, at) => {
    const side = labels[at] === 1 ? inside : outside;
    for (const number of counts.keys()) side[number] = (side[number] as number) + 1;
  });
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const ratio = sum(outside) / sum(inside);
  return inside.map((value, number) => Math.abs(Math.log((value / (outside[number] as number)) * ratio)));
}

/** The constant is the last feature. */
function rowOf(counts: Counts, { scales, isCounted }: View): SparseRow {
  const features = new Int32Array(counts.size + 1);
  const values = new Float64Array(counts.size + 1);
  let at = 0;
  let squares = 0;
  for (const [number, times] of counts) {
    const value = (isCounted ? 1 + Math.log(times) : 1) * (scales[number] as number);
    features[at] = number;
    values[at] = value;
    squares += value * value;
    at++;
  }
  const length = Math.sqrt(squares) || 1;
  for (let feature = 0; feature < at; feature++) values[feature] = (values[feature] as number) / length;
  features[at] = scales.length;
  values[at] = 1;
  return { features, values };
}
