import type { RerankModel } from '../../core/ports/rerank-model';
import { firstThatAnswers } from '../first-that-answers';

export interface RerankServer {
  model: RerankModel;
  isReady: () => boolean;
}

/** Asks one server after the other; scores are compared within one answer only, so each may have a model of its own. */
export class FailoverRerankModel implements RerankModel {
  constructor(
    private readonly servers: readonly RerankServer[],
    /** Throws when the money of the day is used up. */
    private readonly permit: () => Promise<void> = () => Promise.resolve(),
  ) {}

  async rerank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]> {
    await this.permit();
    return firstThatAnswers({
      endpoints: [...this.servers].sort((left, right) => Number(right.isReady()) - Number(left.isReady())),
      ask: ({ model }) => model.rerank(query, texts, signal),
      mayGoOn: () => signal?.aborted !== true,
    });
  }
}
