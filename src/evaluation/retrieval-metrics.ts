import { quantile } from '../text/quantile';

/** Means over the questions; ranks from 1, and what is not found counts 0. */
export interface RetrievalFigures {
  /** Mean of 1 / rank of the first right piece. */
  mrr: number;
  /** Share of the questions whose right piece is the first, or among the first 5 or 10. */
  recall1: number;
  recall5: number;
  recall10: number;
  p50Ms: number;
  p99Ms: number;
}

/** How one question went. */
export interface Ranking {
  /** Null: not found. */
  rank: number | null;
  milliseconds: number;
}

export function retrievalFigures(rankings: readonly Ranking[]): RetrievalFigures {
  const mean = (valueOf: (rank: number) => number): number =>
    rankings.reduce((sum, { rank }) => sum + (rank === null ? 0 : valueOf(rank)), 0) / Math.max(1, rankings.length);
  const times = rankings.map(({ milliseconds }) => milliseconds).sort((left, right) => left - right);
  return {
    mrr: mean((rank) => 1 / rank),
    recall1: mean((rank) => Number(rank <= 1)),
    recall5: mean((rank) => Number(rank <= 5)),
    recall10: mean((rank) => Number(rank <= 10)),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}
