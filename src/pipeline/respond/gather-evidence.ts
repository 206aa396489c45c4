import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';
import { askSources, type SourceFindings } from './ask-sources';
import type { RetrievalConfig } from './retrieval.config';

export interface GatherInput {
  question: Question;
  retrieval: Pick<RetrievalConfig, 'candidates' | 'deadlineMilliseconds' | 'pieces' | 'weights'>;
  signal: AbortSignal | undefined;
}

export interface Gathered {
  evidence: Evidence[];
  /** Sources that failed or came late, by name. */
  failedRetrievers: string[];
  sources: SourceTrace[];
}

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with its usual constant. */
const RANK_CONSTANT = 60;

/** Asks every source at once; one that fails is named and does not stop the others. Ranks are fused, scores are not compared. */
export async function gatherEvidence(retrievers: readonly Retriever[], input: GatherInput): Promise<Gathered> {
  const { question, retrieval, signal } = input;
  const { candidates, deadlineMilliseconds, pieces, weights } = retrieval;
  const inUse = retrievers.filter(({ name }) => weights[name] !== 0);
  const findings = await askSources(inUse, { question, limit: candidates, deadlineMilliseconds, signal });
  const sources = findings.map(({ trace }) => trace);
  return {
    evidence: fused(findings, weights).slice(0, pieces),
    failedRetrievers: sources.flatMap(({ name, state }) => (state === 'asked' ? [] : [name])),
    sources,
  };
}

function fused(findings: readonly SourceFindings[], weights: RetrievalConfig['weights']): Evidence[] {
  const scores = new Map<string, { item: Evidence; score: number }>();
  for (const { source, found } of findings) {
    found.forEach((item, rank) => {
      const entry = scores.get(item.id) ?? { item, score: 0 };
      entry.score += (weights[source] ?? 1) / (RANK_CONSTANT + rank);
      scores.set(item.id, entry);
    });
  }
  return [...scores.values()].sort((left, right) => right.score - left.score).map(({ item }) => item);
}
