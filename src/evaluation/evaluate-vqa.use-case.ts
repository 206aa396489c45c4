import { type EmbeddingModel, EmbeddingError } from '../core/ports/embedding-model';
import { firstYesOrNo, isExact, positiveCosine, tokenF1, wholeYesOrNo } from './vqa-metrics';

export interface VqaQuestion {
  image: string;
  question: string;
  answer: string;
  /** Such as `OPEN` or `CLOSED`, by which the figures are told apart. */
  type: string;
}

/** `declined`: it said that it cannot tell. `failed`: it gave no usable answer, or the picture could not be shown. `missing`: nothing was recorded. */
export type VqaReply =
  | { status: 'answered'; predicted: string; tokens: number }
  | { status: 'declined' | 'failed' | 'missing'; tokens: number };

/** Shares of 0 to 1 over all questions of it; what was not answered counts as wrong. */
export interface VqaFigures {
  questions: number;
  exactMatch: number;
  /** Of the closed questions whose key is yes or no; null without any. */
  yesNoAccuracy: number | null;
  tokenF1: number;
  /** Mean cosine of the embedded answers and keys, a negative one as 0; null where nothing embeds. */
  similarity: number | null;
}

export interface VqaEvaluation extends VqaFigures {
  byType: Record<string, VqaFigures>;
  declined: number;
  failed: number;
  missing: number;
  tokens: number;
  /** Why there is no similarity though an embedder is configured. */
  similarityProblem: string | null;
}

export interface EvaluateVqaParts {
  ask: (question: VqaQuestion) => Promise<VqaReply>;
  /** Null: none is configured. */
  embedder: Pick<EmbeddingModel, 'embed'> | null;
  onQuestion?: (progress: { done: number; total: number }) => void;
}

interface Scored {
  question: VqaQuestion;
  predicted: string;
  /** Null where nothing embeds. */
  similarity: number | null;
}

/** So many questions are with the model at a time. */
const AT_A_TIME = 4;

/** Measures answers about pictures against a key. */
export class EvaluateVqa {
  constructor(private readonly parts: EvaluateVqaParts) {}

  async run(questions: readonly VqaQuestion[]): Promise<VqaEvaluation> {
    const replies = await this.askAll(questions);
    const predicted = replies.map((reply) => (reply.status === 'answered' ? reply.predicted : ''));
    const { similarities, problem } = await this.similarities(questions, predicted);
    const scored = questions.map((question, at): Scored => {
      return { question, predicted: predicted[at] ?? '', similarity: similarities?.[at] ?? null };
    });
    const types = [...new Set(questions.map(({ type }) => type))].sort();
    const byType = types.map(
      (type) => [type, figuresOf(scored.filter(({ question }) => question.type === type))] as const,
    );
    const count = (status: VqaReply['status']) => replies.filter((reply) => reply.status === status).length;
    return {
      ...figuresOf(scored),
      byType: Object.fromEntries(byType),
      ...{ declined: count('declined'), failed: count('failed'), missing: count('missing') },
      tokens: replies.reduce((sum, { tokens }) => sum + tokens, 0),
      similarityProblem: problem,
    };
  }

  private async askAll(questions: readonly VqaQuestion[]): Promise<VqaReply[]> {
    const replies: VqaReply[] = [];
    const waiting = questions.entries();
    let done = 0;
    const ask = async (): Promise<void> => {
      for (const [at, question] of waiting) {
        replies[at] = await this.parts.ask(question);
        this.parts.onQuestion?.({ done: ++done, total: questions.length });
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, ask));
    return replies;
  }

  /** An answer that is the key word for word is not asked for, nor one that is not there. */
  private async similarities(
    questions: readonly VqaQuestion[],
    predicted: readonly string[],
  ): Promise<{ similarities: number[] | null; problem: string | null }> {
    const { embedder } = this.parts;
    if (!embedder) return { similarities: null, problem: null };
    const pairs = questions.map(({ answer }, at) => ({ answer, predicted: predicted[at] ?? '' }));
    const differing = pairs.filter((pair) => pair.predicted !== '' && pair.predicted !== pair.answer);
    const texts = [...new Set(differing.flatMap((pair) => [pair.answer, pair.predicted]))];
    try {
      const vectors = await embedder.embed(texts, 'passage');
      const vectorOf = new Map(texts.map((text, at) => [text, vectors[at] ?? new Float32Array()]));
      const none = new Float32Array();
      const similarities = pairs.map((pair) => {
        if (pair.predicted === '') return 0;
        if (pair.predicted === pair.answer) return 1;
        return positiveCosine(vectorOf.get(pair.answer) ?? none, vectorOf.get(pair.predicted) ?? none);
      });
      return { similarities, problem: null };
    } catch (error) {
      // The answers may have cost much; they are not thrown away for this.
      if (error instanceof EmbeddingError) return { similarities: null, problem: error.message };
      throw error;
    }
  }
}

function figuresOf(scored: readonly Scored[]): VqaFigures {
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  const closed = scored.flatMap(({ question: { type, answer }, predicted }) => {
    const wanted = type.toUpperCase() === 'OPEN' ? null : wholeYesOrNo(answer);
    return wanted === null ? [] : [Number(firstYesOrNo(predicted) === wanted)];
  });
  const similarities = scored.flatMap(({ similarity }) => (similarity === null ? [] : [similarity]));
  return {
    questions: scored.length,
    exactMatch: mean(scored.map(({ question, predicted }) => Number(isExact(predicted, question.answer)))) ?? 0,
    yesNoAccuracy: mean(closed),
    tokenF1: mean(scored.map(({ question, predicted }) => tokenF1(predicted, question.answer))) ?? 0,
    similarity: mean(similarities),
  };
}
