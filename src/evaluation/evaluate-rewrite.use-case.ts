import type { TryRewrite } from '../pipeline/preprocess/try-rewrite.use-case';
import { type RewriteFigures, rewriteFigures } from './rewrite-metrics';

/** A turn of a dialogue with what somebody wrote who completed it. */
export interface RewritePair {
  /** Earlier turns, oldest first; at least one. */
  context: readonly string[];
  utterance: string;
  rewritten: string;
}

export interface RewriteEvaluation {
  pairs: number;
  /** What doing nothing scores. */
  leaveAsIs: RewriteFigures;
  /** What putting the last turn before scores. */
  prependLast: RewriteFigures;
  /** `changed`: share of the pairs that the rules touched. */
  rules: RewriteFigures & { changed: number };
  /** Null where no model is configured. `failed`: share that it left as it was, because it failed or wrote what cannot be used. */
  model: (RewriteFigures & { failed: number }) | null;
}

/** So many pairs are with the model at a time. */
const AT_A_TIME = 4;

/** Measures how well turns are completed by what was said before. */
export class EvaluateRewrite {
  constructor(private readonly rewrite: TryRewrite) {}

  async run(pairs: readonly RewritePair[]): Promise<RewriteEvaluation> {
    const figuresOf = (texts: readonly string[]): RewriteFigures =>
      rewriteFigures(pairs.map(({ rewritten }, at) => ({ text: texts[at] ?? '', reference: rewritten })));
    const byRules = pairs.map((pair) => this.rewrite.byRules(pair) ?? pair.utterance);
    const changed = byRules.filter((text, at) => text !== pairs[at]?.utterance).length;
    const byModel = this.rewrite.hasModel ? await this.askAll(pairs) : null;
    return {
      pairs: pairs.length,
      leaveAsIs: figuresOf(pairs.map(({ utterance }) => utterance)),
      prependLast: figuresOf(pairs.map(({ context, utterance }) => (context.at(-1) ?? '') + utterance)),
      rules: { ...figuresOf(byRules), changed: changed / Math.max(1, pairs.length) },
      model: byModel && {
        ...figuresOf(byModel.map((text, at) => text ?? pairs[at]?.utterance ?? '')),
        failed: byModel.filter((text) => text === null).length / Math.max(1, pairs.length),
      },
    };
  }

  private async askAll(pairs: readonly RewritePair[]): Promise<(string | null)[]> {
    const texts = new Array<string | null>(pairs.length).fill(null);
    const waiting = pairs.entries();
    const ask = async (): Promise<void> => {
      for (const [at, pair] of waiting) texts[at] = await this.rewrite.byModel(pair);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, ask));
    return texts;
  }
}
