import type { NearVector } from '../../core/ports/vector-store';

/**
 * One ranking of lists from one space, best first. Words are nearer to words than to pictures whatever they say, so a
 * likeness counts by how far it stands out of its list; a figure counts by the list where it stands out most.
 */
export function joinLikenesses(lists: readonly (readonly NearVector[])[]): string[] {
  const best = new Map<string, number>();
  for (const list of lists) {
    const mean = list.reduce((sum, { similarity }) => sum + similarity, 0) / Math.max(1, list.length);
    for (const { id, similarity } of list) best.set(id, Math.max(best.get(id) ?? -Infinity, similarity - mean));
  }
  return [...best].sort(([, left], [, right]) => right - left).map(([id]) => id);
}
