/** Ids, best first. */
export interface RankedIds {
  ids: readonly string[];
  weight: number;
}

export interface JoinedId {
  id: string;
  /** Sum over the lists of weight / (10 + rank), ranks from 1. */
  score: number;
}

/**
 * Cormack, Clarke and Büttcher (2009) take 60; there the lists are of a thousand, and many agree. Of figures there are
 * few, mostly one list alone knows the right one, and its first places have to count.
 */
const RANK_CONSTANT = 10;

/** Reciprocal rank fusion of lists that each name an id once; best first, ties in the order of the lists. */
export function joinRanks(lists: readonly RankedIds[]): JoinedId[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of lists) {
    ids.forEach((id, at) => scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_CONSTANT + at + 1)));
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((left, right) => right.score - left.score);
}
