import type { NearVector } from '../../core/ports/vector-store';

export interface NearQuery {
  vector: Float32Array;
  scopes: readonly string[];
  limit: number;
}

/** So many are asked for beyond the limit, so that those of the same similarity can be put in order. */
export const TIES = 10;

/** @param found with their cosine distance, 0 to 2 */
export function nearestFirst(found: readonly { id: string; distance: number }[], limit: number): NearVector[] {
  return found
    .map(({ id, distance }) => ({ id, similarity: 1 - distance }))
    .sort((one, other) => other.similarity - one.similarity || (one.id < other.id ? -1 : 1))
    .slice(0, limit);
}
