import type { Evidence } from '../../core/answer';
import { joinedWays } from './joined-ways';

/** What one source found, best first. */
export interface RankedList {
  source: string;
  found: readonly Evidence[];
}

/** A piece with what speaks for it. */
export interface FusedEvidence {
  evidence: Evidence;
  /** Sum over its sources of weight / (60 + rank), ranks from 1. */
  score: number;
  /** Names of the sources that found it, in the order of the lists. */
  sources: readonly string[];
}

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with its usual constant. */
const RANK_CONSTANT = 60;

/**
 * Puts the rankings of several sources into one, best first; scores of different sources are never compared. A piece
 * that several found is given as the first of them gave it, with the ways of all to it.
 * @param weights by source; 1 where there is none, and 0 leaves the source out
 */
export function fuseRanks(
  lists: readonly RankedList[],
  weights: Readonly<Record<string, number>> = {},
): FusedEvidence[] {
  const fused = new Map<string, { evidence: Evidence; score: number; sources: string[] }>();
  for (const { source, found } of lists) {
    const weight = weights[source] ?? 1;
    if (weight === 0) continue;
    found.forEach((evidence, at) => {
      const entry = fused.get(evidence.id);
      // A list that names a piece twice counts for it once, by its better rank.
      if (entry?.sources.includes(source)) return;
      const score = weight / (RANK_CONSTANT + at + 1);
      if (!entry) {
        fused.set(evidence.id, { evidence, score, sources: [source] });
        return;
      }
      entry.score += score;
      entry.sources.push(source);
      entry.evidence = { ...entry.evidence, ...joinedWays(entry.evidence, evidence) };
    });
  }
  return [...fused.values()].sort((left, right) => right.score - left.score);
}
