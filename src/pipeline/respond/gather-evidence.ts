import type { Evidence } from '../../core/answer';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';

export interface GatherInput {
  question: Question;
  limit: number;
  signal: AbortSignal | undefined;
}

export interface Gathered {
  evidence: Evidence[];
  failedRetrievers: string[];
}

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with its usual constant. */
const RANK_CONSTANT = 60;

/** Asks every source at once; one that fails is named and does not stop the others. Ranks are fused, scores are not compared. */
export async function gatherEvidence(retrievers: readonly Retriever[], input: GatherInput): Promise<Gathered> {
  const { question, limit, signal } = input;
  const results = await Promise.allSettled(
    retrievers.map(async (retriever) => retriever.retrieve({ question, limit, ...(signal && { signal }) })),
  );
  const failedRetrievers: string[] = [];
  const fused = new Map<string, { item: Evidence; rankScore: number }>();
  results.forEach((result, at) => {
    if (result.status === 'rejected') {
      failedRetrievers.push(retrievers[at]?.name ?? '');
      return;
    }
    result.value.forEach((item, rank) => {
      const entry = fused.get(item.id) ?? { item, rankScore: 0 };
      entry.rankScore += 1 / (RANK_CONSTANT + rank);
      fused.set(item.id, entry);
    });
  });
  const ranked = [...fused.values()].sort((left, right) => right.rankScore - left.rankScore);
  return { evidence: ranked.slice(0, limit).map(({ item }) => item), failedRetrievers };
}
