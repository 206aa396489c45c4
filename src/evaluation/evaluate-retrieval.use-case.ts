import type { Evidence } from '../core/answer';
import type { Retriever } from '../core/ports/retriever';
import type { Question } from '../core/question';
import type { TryRetrieval } from '../pipeline/respond/try-retrieval.use-case';
import { type Ranking, type RetrievalFigures, retrievalFigures } from './retrieval-metrics';
import { loadTokenCutter } from './words';
import { WordBaseline } from './word-baseline';

export type { RetrievalFigures } from './retrieval-metrics';

export interface RetrievalPair {
  question: string;
  answer: string;
}

export interface RetrievalEvaluation {
  /** All sources together, as an answer is written from. */
  fused: RetrievalFigures;
  /** Each source that found anything, by its name. */
  retrievers: Record<string, RetrievalFigures>;
  baseline: RetrievalFigures;
  pairs: number;
  /** What each source adds to the MRR of all: without it, so much is lost. Empty with a single source. */
  lift: Record<string, number>;
}

export interface EvaluateRetrievalParts {
  trial: TryRetrieval;
  questionOf: (text: string) => Question;
  /** The answer that a piece was taken from. */
  answerOf: (evidence: Evidence) => string | undefined;
}

/** Questions before the clock counts. */
const WARM_UP = 20;

/** Measures how well questions find their own answer among all; answers that are the same word for word are one. */
export class EvaluateRetrieval {
  constructor(private readonly parts: EvaluateRetrievalParts) {}

  async run(pairs: readonly RetrievalPair[]): Promise<RetrievalEvaluation> {
    const { trial, questionOf } = this.parts;
    const [first] = pairs;
    if (!first) throw new Error('There is no pair to measure with');
    const sources = trial.available(questionOf(first.question));
    const together = (retrievers: readonly Retriever[]) =>
      this.measure(pairs, (question) => trial.rank(question, retrievers));

    const retrievers: Record<string, RetrievalFigures> = {};
    const finding: Retriever[] = [];
    for (const source of sources) {
      let pieces = 0;
      const figures = await this.measure(pairs, async (question) => {
        const found = await source.retrieve({ question, limit: trial.limit });
        pieces += found.length;
        return found;
      });
      if (pieces === 0) continue;
      finding.push(source);
      retrievers[source.name] = figures;
    }
    const fused = await together(sources);
    const lift: Record<string, number> = {};
    for (const source of finding.length > 1 ? finding : []) {
      const { mrr } = await together(sources.filter((other) => other !== source));
      lift[source.name] = fused.mrr - mrr;
    }
    return { fused, retrievers, baseline: await this.baseline(pairs), pairs: pairs.length, lift };
  }

  private async measure(
    pairs: readonly RetrievalPair[],
    look: (question: Question) => Promise<readonly Evidence[]>,
  ): Promise<RetrievalFigures> {
    const { questionOf, answerOf } = this.parts;
    const rankings: Ranking[] = [];
    for (const { question } of pairs.slice(0, WARM_UP)) await look(questionOf(question));
    for (const { question, answer } of pairs) {
      const begun = performance.now();
      const found = await look(questionOf(question));
      const milliseconds = performance.now() - begun;
      rankings.push({ rank: rankOf(answer, found.map(answerOf)), milliseconds });
    }
    return retrievalFigures(rankings);
  }

  private async baseline(pairs: readonly RetrievalPair[]): Promise<RetrievalFigures> {
    const answers = [...new Set(pairs.map(({ answer }) => answer))];
    const baseline = new WordBaseline(answers, await loadTokenCutter());
    for (const { question } of pairs.slice(0, WARM_UP)) baseline.search(question, this.parts.trial.limit);
    return retrievalFigures(
      pairs.map(({ question, answer }) => {
        const begun = performance.now();
        const found = baseline.search(question, this.parts.trial.limit);
        const milliseconds = performance.now() - begun;
        return {
          milliseconds,
          rank: rankOf(
            answer,
            found.map((at) => answers[at]),
          ),
        };
      }),
    );
  }
}

/** An answer of several passages counts where the best of them stands, and takes one place. */
function rankOf(answer: string, found: readonly (string | undefined)[]): number | null {
  const at = [...new Set(found)].indexOf(answer);
  return at < 0 ? null : at + 1;
}
