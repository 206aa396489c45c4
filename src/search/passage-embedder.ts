import {
  type EmbeddingCache,
  EmbeddingError,
  type EmbeddingFault,
  type EmbeddingModel,
} from '../core/ports/embedding-model';

/** What one text among many may be at fault for. */
const faultsOfTexts: ReadonlySet<EmbeddingFault> = new Set(['refused', 'wrong-count', 'not-a-number', 'unreadable']);
/** No endpoint has a reason to refuse it. */
const HARMLESS = '你好';

export interface EmbedOptions {
  /** Cached vectors of another length count as not there; null: any. */
  dimension: number | null;
  signal: AbortSignal;
}

export interface EmbeddedTexts {
  /** In the order of the texts; null for one that the endpoint does not take. */
  vectors: (Float32Array | null)[];
  /** How many were not in the cache. */
  asked: number;
}

/** Vectors of passages: from the cache, else from the model. One text that the endpoint refuses keeps no other back. */
export class PassageEmbedder {
  constructor(
    private readonly model: EmbeddingModel,
    private readonly cache: EmbeddingCache,
  ) {}

  /** Throws `EmbeddingError`. */
  async embed(texts: readonly string[], { dimension, signal }: EmbedOptions): Promise<EmbeddedTexts> {
    const cached = await this.cache.find(this.model.key, texts);
    const vectors = cached.map((vector) => (dimension === null || vector?.length === dimension ? vector : null));
    const lacking = texts.filter((_text, at) => !vectors[at]);
    if (lacking.length === 0) return { vectors, asked: 0 };
    const made = await this.ask(lacking, signal);
    await this.cache.put(
      this.model.key,
      lacking.flatMap((text, at) => {
        const vector = made[at];
        return vector ? [{ text, vector }] : [];
      }),
    );
    const next = made.values();
    return { vectors: vectors.map((vector) => vector ?? next.next().value ?? null), asked: lacking.length };
  }

  private async ask(texts: readonly string[], signal: AbortSignal): Promise<(Float32Array | null)[]> {
    try {
      return await this.model.embed(texts, 'passage', signal);
    } catch (error) {
      if (!isOfTexts(error)) throw error;
      await this.model.embed([HARMLESS], 'passage', signal).catch(() => {
        // It is not the texts.
        throw error;
      });
      return this.askEach(texts, signal);
    }
  }

  private async askEach(texts: readonly string[], signal: AbortSignal): Promise<(Float32Array | null)[]> {
    const vectors: (Float32Array | null)[] = [];
    for (const text of texts) {
      const [vector] = await this.model.embed([text], 'passage', signal).catch((error: unknown) => {
        if (isOfTexts(error)) return [null];
        throw error;
      });
      vectors.push(vector ?? null);
    }
    return vectors;
  }
}

const isOfTexts = (error: unknown): boolean => error instanceof EmbeddingError && faultsOfTexts.has(error.fault);
