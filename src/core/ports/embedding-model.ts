export type EmbeddingFault =
  'unreachable' | 'timeout' | 'refused' | 'wrong-count' | 'wrong-dimension' | 'not-a-number' | 'unreadable';

/** The endpoint gave no usable vectors; nothing of the batch is used. */
export class EmbeddingError extends Error {
  constructor(
    readonly fault: EmbeddingFault,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddingError';
  }
}

/** Turns texts into vectors of one length. */
export interface EmbeddingModel {
  /** Changes with everything that makes vectors incomparable: model, dimension, instructions. Also names the cache. */
  readonly key: string;
  /**
   * One vector a text, in order, each of Euclidean length 1. Splits into batches by itself.
   * @param kind some models want an instruction in front of queries or passages
   * Throws `EmbeddingError`.
   */
  embed(texts: readonly string[], kind: 'query' | 'passage', signal?: AbortSignal): Promise<Float32Array[]>;
}

/** Vectors of texts that were embedded before, by content. A loss costs no more than asking again. */
export interface EmbeddingCache {
  /** In the order of `texts`; null where there is none. */
  find(model: string, texts: readonly string[]): Promise<(Float32Array | null)[]>;
  put(model: string, entries: readonly { text: string; vector: Float32Array }[]): Promise<void>;
}
