import type { EmbeddingCache, EmbeddingModel } from '../core/ports/embedding-model';
import type { VectorCollection, VectorStore } from '../core/ports/vector-store';
import type { PassageToEmbed } from './counting-passages';

/** Near enough to be the same text. */
const SAME = 0.999;
/** So many of the same text may stand before the one that is looked for. */
const LIMIT = 20;
/** An index that is not exact may miss one now and then. */
const MISSES_ALLOWED = 0.1;

/** Whether known passages find themselves. What is not in the cache is left out: the check asks no model. */
export async function findsItself(
  { model, cache, store }: { model: EmbeddingModel; cache: EmbeddingCache; store: VectorStore },
  { name, dimension }: VectorCollection,
  passages: readonly PassageToEmbed[],
): Promise<boolean> {
  const vectors = await cache.find(
    model.key,
    passages.map(({ text }) => text),
  );
  let asked = 0;
  let missed = 0;
  for (const [at, { recordId, scope }] of passages.entries()) {
    const vector = vectors[at];
    if (vector?.length !== dimension) continue;
    const found = await store.query(name, { vector, scopes: [scope], limit: LIMIT });
    const isFound = found.some(({ id, similarity }) => id === recordId && similarity > SAME);
    const isCrowded = found.length === LIMIT && found.every(({ similarity }) => similarity > SAME);
    asked++;
    if (!isFound && !isCrowded) missed++;
  }
  return missed <= asked * MISSES_ALLOWED;
}

/** Up to so many of them, spread over the whole. */
export function sampleOf<Item>(items: readonly Item[], size: number): Item[] {
  const step = Math.max(1, items.length / size);
  return Array.from({ length: Math.min(size, items.length) }, (_, place) => items[Math.floor(place * step)] as Item);
}
