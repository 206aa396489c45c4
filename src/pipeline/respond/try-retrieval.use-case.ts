import type { Evidence } from '../../core/answer';
import type { AssistantSnapshots } from '../../core/ports/passage-index';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';
import { rankSources, type Sources } from './rank-sources';
import type { RetrievalConfig } from './retrieval.config';

export interface TryRetrievalParts extends Sources {
  snapshots: AssistantSnapshots;
  retrieval: RetrievalConfig;
  /** Pieces that each source gives at most, and that count as found. */
  limit: number;
}

/** Looks for evidence as an answer does, for measuring. */
export class TryRetrieval {
  constructor(private readonly parts: TryRetrievalParts) {}

  get limit(): number {
    return this.parts.limit;
  }

  /** Sources that have something to ask for such a question. */
  available(question: Question): Retriever[] {
    const { retrievers, retrieval } = this.parts;
    return retrievers.filter(
      (retriever) => retrieval.weights[retriever.name] !== 0 && retriever.isAvailable?.({ question }) !== false,
    );
  }

  /** What these sources find together, best first. */
  async rank(question: Question, retrievers: readonly Retriever[]): Promise<readonly Evidence[]> {
    const { snapshots, retrieval, limit, reranker } = this.parts;
    const index = snapshots.current(question.assistant)?.passages ?? null;
    const { evidence } = await rankSources(
      { retrievers, reranker },
      { question, index, retrieval: { ...retrieval, candidates: limit } },
    );
    return evidence.slice(0, limit);
  }
}
