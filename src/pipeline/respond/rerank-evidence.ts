import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { RerankModel } from '../../core/ports/rerank-model';
import { completeText, type Question } from '../../core/question';

export interface RerankOptions {
  /** Null: the order stays. */
  reranker: RerankModel | null;
  deadlineMilliseconds: number;
  signal: AbortSignal | undefined;
}

export interface Reranked {
  evidence: readonly Evidence[];
  /** Null where no model was asked. */
  trace: SourceTrace | null;
}

/** Pieces that are judged; the rest keeps its place behind them. */
const MOST_JUDGED = 40;
/** Two questions that differ in hardly more than marks: nobody judges the approved answer anew. */
const APPROVED = 0.95;

/** Orders the best pieces by a model's judgement. What was approved for this very question stays in front; where the model fails, the order stays. */
export async function rerankEvidence(
  question: Question,
  ranked: readonly Evidence[],
  { reranker, deadlineMilliseconds, signal }: RerankOptions,
): Promise<Reranked> {
  const isApproved = ({ kind, score }: Evidence): boolean => kind === 'qa-pair' && score >= APPROVED;
  const approved = ranked.filter(isApproved);
  const others = ranked.filter((item) => !isApproved(item));
  const judged = others.slice(0, MOST_JUDGED);
  if (!reranker || judged.length < 2) return { evidence: [...approved, ...others], trace: null };
  const begun = performance.now();
  const deadline = AbortSignal.timeout(deadlineMilliseconds);
  const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const trace = (state: SourceTrace['state'], found: number): SourceTrace => ({
    name: 'rerank',
    state,
    found,
    milliseconds: performance.now() - begun,
  });
  try {
    const scores = await reranker.rerank(completeText(question), judged.map(textOf), ended);
    const order = judged.map((_, at) => at).sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0));
    const best = order.flatMap((at) => judged[at] ?? []);
    return { evidence: [...approved, ...best, ...others.slice(judged.length)], trace: trace('asked', judged.length) };
  } catch {
    return { evidence: [...approved, ...others], trace: trace(deadline.aborted ? 'late' : 'failed', 0) };
  }
}

const textOf = ({ title, headingPath, text }: Evidence): string => [title, ...headingPath, text].join('\n');
