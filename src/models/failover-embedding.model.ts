import { ModelError } from '../core/ports/chat-model';
import { EmbeddingError, type EmbeddingModel } from '../core/ports/embedding-model';
import { firstThatAnswers } from './first-that-answers';

export interface EmbeddingServer {
  model: EmbeddingModel;
  isReady: () => boolean;
}

/** One model on several servers. Vectors of another length than the first ones are not taken from any of them. */
export class FailoverEmbeddingModel implements EmbeddingModel {
  private dimension: number | null = null;

  constructor(
    readonly key: string,
    private readonly servers: readonly EmbeddingServer[],
    /** Throws when the money of the day is used up. */
    private readonly permit: () => Promise<void> = () => Promise.resolve(),
  ) {}

  async embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]> {
    await this.permit().catch((cause: unknown) => {
      const message = cause instanceof ModelError ? cause.message : 'What was used of the budget is not known';
      throw new EmbeddingError('refused', `The embedding model was not asked. ${message}`);
    });
    return firstThatAnswers({
      endpoints: [...this.servers].sort((left, right) => Number(right.isReady()) - Number(left.isReady())),
      ask: async ({ model }) => this.checked(await model.embed(texts, kind, signal)),
      mayGoOn: () => signal?.aborted !== true,
    });
  }

  private checked(vectors: Float32Array[]): Float32Array[] {
    const found = vectors[0]?.length;
    if (found === undefined) return vectors;
    this.dimension ??= found;
    if (found === this.dimension) return vectors;
    throw new EmbeddingError(
      'wrong-dimension',
      `The embedding model gave vectors of ${found} numbers, not of ${this.dimension}: the servers under models.embedding.endpoints do not serve the same model`,
    );
  }
}
