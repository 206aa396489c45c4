import type { QuestionListKind } from '../../core/knowledge';

interface EmbeddedQuestion {
  kind: QuestionListKind;
  text: string;
  /** Of length 1. */
  vector: Float32Array;
}

/** Mean cosine to the nearest three good, and to the nearest three bad questions. */
export interface ListedLikeness {
  good: number;
  bad: number;
}

/** One that is near by chance is noise. */
const NEAREST = 3;

/** How like a message is to what an admin listed, by the vectors of an embedding model. */
export class ListLikeness {
  constructor(private readonly listed: readonly EmbeddedQuestion[]) {}

  /** @param except a listed question itself, as if nobody had listed it */
  of(vector: Float32Array, except?: string): ListedLikeness {
    const best = { good: new Nearest(), bad: new Nearest() };
    for (const { kind, text, vector: other } of this.listed) {
      if (text !== except) best[kind].add(cosine(vector, other));
    }
    return { good: best.good.mean(), bad: best.bad.mean() };
  }
}

/** Of two vectors of length 1. */
function cosine(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) throw new Error(`Vectors of ${left.length} and of ${right.length} numbers`);
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] as number) * (right[at] as number);
  return sum;
}

class Nearest {
  private values: number[] = [];

  add(value: number): void {
    if (this.values.length >= NEAREST && value <= (this.values.at(-1) as number)) return;
    this.values = [...this.values, value].sort((left, right) => right - left).slice(0, NEAREST);
  }

  mean(): number {
    return this.values.reduce((sum, value) => sum + value, 0) / Math.max(1, this.values.length);
  }
}
