import { type RedFlagClass, redFlagClasses } from '../../../core/ports/red-flags';
import { dotProduct, fitLogisticRegression, type SparseRow } from '../../../text/logistic-regression';
import { learnerTerms } from '../../../text/learner-terms';
import { TermTable } from '../../../text/term-table';

/** Messages to learn from, a text each. */
export interface RedFlagExamples {
  classes: Readonly<Record<RedFlagClass, readonly string[]>>;
  harmless: readonly string[];
}

export interface Likeness {
  /** Log-odds that the message is an emergency. */
  logOdds: number;
  /** What it is most like of the emergencies. */
  class: RedFlagClass;
}

const STRENGTH = 3;

/** What words and pieces of words tell of a message, learnt from examples. */
export class RedFlagLearner {
  private readonly table = new TermTable();
  private readonly weights: Float64Array;
  /** For each class: the logarithm of how much more often a term stands in it than in all emergencies. */
  private readonly classWeights = new Map<RedFlagClass, Float64Array>();

  constructor({ classes, harmless }: RedFlagExamples) {
    const emergencies = redFlagClasses.flatMap((name) => classes[name]);
    const rows = [...emergencies, ...harmless].map((text) => this.rowOf(text, true));
    const labels = rows.map((_, at) => (at < emergencies.length ? 1 : 0));
    this.weights = fitLogisticRegression({ rows, labels, featureCount: this.table.size, strength: STRENGTH });
    this.learnClasses(classes, rows);
  }

  likenessOf(text: string): Likeness {
    const row = this.rowOf(text, false);
    let best: RedFlagClass = redFlagClasses[0];
    let most = -Infinity;
    for (const [name, weights] of this.classWeights) {
      const score = dotProduct(row, weights);
      if (score > most) [best, most] = [name, score];
    }
    return { logOdds: dotProduct(row, this.weights), class: best };
  }

  private learnClasses(classes: RedFlagExamples['classes'], rows: readonly SparseRow[]): void {
    const all = new Float64Array(this.table.size).fill(1);
    const counts = new Map<RedFlagClass, { of: Float64Array; sum: number }>();
    let at = 0;
    for (const name of redFlagClasses) {
      const of = new Float64Array(this.table.size);
      let sum = 0;
      for (let left = classes[name].length; left > 0; left--) {
        for (const feature of (rows[at] as SparseRow).features) {
          of[feature] = (of[feature] as number) + 1;
          all[feature] = (all[feature] as number) + 1;
          sum += 1;
        }
        at += 1;
      }
      counts.set(name, { of, sum });
    }
    const total = all.reduce((sum, count) => sum + count, 0);
    for (const [name, { of, sum }] of counts) {
      const prior = 0.02 * total;
      this.classWeights.set(
        name,
        of.map((count, feature) => {
          const share = (all[feature] as number) / total;
          return Math.log((count + prior * share) / (sum + prior) / share);
        }),
      );
    }
  }

  private rowOf(text: string, isNew: boolean): SparseRow {
    const found = learnerTerms(text).map((term) => (isNew ? this.table.add(term) : this.table.find(term)));
    const features = Int32Array.from(found.filter((id) => id >= 0));
    const length = Math.sqrt(Math.max(1, found.length));
    return { features, values: new Float64Array(features.length).fill(4 / length) };
  }
}
