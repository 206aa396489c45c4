import type { EmbeddingCache } from '../../src/core/ports/embedding-model';

/** In memory; fails as long as `isDown`. */
export class MemoryEmbeddingCache implements EmbeddingCache {
  isDown = false;
  private readonly vectors = new Map<string, Float32Array>();

  get size(): number {
    return this.vectors.size;
  }

  find(model: string, texts: readonly string[]): Promise<(Float32Array | null)[]> {
    if (this.isDown) return Promise.reject(new Error('The cache is down.'));
    return Promise.resolve(texts.map((text) => this.vectors.get(`${model} ${text}`) ?? null));
  }

  put(model: string, entries: readonly { text: string; vector: Float32Array }[]): Promise<void> {
    if (this.isDown) return Promise.reject(new Error('The cache is down.'));
    for (const { text, vector } of entries) this.vectors.set(`${model} ${text}`, vector);
    return Promise.resolve();
  }
}
