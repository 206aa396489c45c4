import type { EmbeddingCache, EmbeddingModel } from '../core/ports/embedding-model';
import type { Logger } from '../core/ports/logger';

type Kind = 'query' | 'passage';

export interface CachedEmbeddingOptions {
  model: EmbeddingModel;
  cache: EmbeddingCache;
  /**
   * What is put into the cache for good. What members ask is not to be: the last few questions are remembered in memory.
   * Passages that are not kept go straight to the model: who embeds a whole knowledge base keeps them by himself.
   */
  kept: readonly Kind[];
  logger: Pick<Logger, 'warn'>;
}

/** A question is embedded for the gate and again for the search, and is often asked again. */
const REMEMBERED = 200;

/** Asks the model once for each text. A cache that fails costs no more than asking again. */
export class CachedEmbeddingModel implements EmbeddingModel {
  private readonly recent = new Map<string, Float32Array>();

  constructor(private readonly options: CachedEmbeddingOptions) {}

  get key(): string {
    return this.options.model.key;
  }

  async embed(texts: readonly string[], kind: Kind, signal?: AbortSignal): Promise<Float32Array[]> {
    const { model, kept } = this.options;
    if (kind === 'passage' && !kept.includes(kind)) return model.embed(texts, kind, signal);
    const known = await this.find([...new Set(texts)], kind);
    const missing = [...known].flatMap(([text, vector]) => (vector ? [] : [text]));
    let asked = await this.ask(missing, kind, signal);
    const dimension = asked[0]?.length;
    const isOfAnotherModel = [...known.values()].some((vector) => vector && vector.length !== dimension);
    if (dimension !== undefined && isOfAnotherModel) {
      // Another model answers under the same name: what is remembered of the one before is worth nothing.
      missing.splice(0, missing.length, ...known.keys());
      asked = await this.ask(missing, kind, signal);
    }
    missing.forEach((text, at) => known.set(text, asked[at] as Float32Array));
    return texts.map((text) => known.get(text) as Float32Array);
  }

  /** By text; null for what is to be asked. */
  private async find(texts: readonly string[], kind: Kind): Promise<Map<string, Float32Array | null>> {
    const known = new Map(texts.map((text) => [text, this.recall(nameOf(text, kind))]));
    const unknown = texts.filter((text) => known.get(text) === null);
    if (unknown.length === 0) return known;
    const found = await this.options.cache.find(this.nameOf(kind), unknown).catch((error: unknown) => this.warn(error));
    unknown.forEach((text, at) => known.set(text, found?.[at] ?? null));
    return known;
  }

  private async ask(texts: readonly string[], kind: Kind, signal?: AbortSignal): Promise<Float32Array[]> {
    const { model, cache, kept } = this.options;
    if (texts.length === 0) return [];
    const vectors = await model.embed(texts, kind, signal);
    const entries = texts.map((text, at) => ({ text, vector: vectors[at] as Float32Array }));
    if (kept.includes(kind)) {
      await cache.put(this.nameOf(kind), entries).catch((error: unknown) => this.warn(error));
    } else for (const { text, vector } of entries) this.remember(nameOf(text, kind), vector);
    return vectors;
  }

  /** A text has another vector as a question than as a passage, where the model wants instructions. */
  private nameOf(kind: Kind): string {
    return `${this.key}:${kind}`;
  }

  private recall(name: string): Float32Array | null {
    const vector = this.recent.get(name) ?? null;
    if (vector) this.remember(name, vector);
    return vector;
  }

  private remember(name: string, vector: Float32Array): void {
    this.recent.delete(name);
    this.recent.set(name, vector);
    const [oldest] = this.recent.keys();
    if (this.recent.size > REMEMBERED && oldest !== undefined) this.recent.delete(oldest);
  }

  private warn(error: unknown): null {
    this.options.logger.warn(
      { error: String(error) },
      'The cache of vectors does not answer; the model is asked again',
    );
    return null;
  }
}

const nameOf = (text: string, kind: Kind): string => `${kind}:${text}`;
