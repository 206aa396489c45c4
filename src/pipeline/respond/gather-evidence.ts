import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { RerankModel } from '../../core/ports/rerank-model';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';
import { askSources } from './ask-sources';
import { withoutNearDuplicates } from './near-duplicates';
import { fuseRanks } from './rank-fusion';
import { rerankEvidence } from './rerank-evidence';
import type { RetrievalConfig } from './retrieval.config';

export interface Sources {
  retrievers: readonly Retriever[];
  /** Null or absent: none is configured. */
  reranker?: RerankModel | null | undefined;
}

export interface GatherInput {
  question: Question;
  retrieval: Pick<RetrievalConfig, 'candidates' | 'deadlineMilliseconds' | 'pieces' | 'weights'>;
  /** What of the ranking may back an answer; absent: all of it. */
  select?: (ranked: readonly Evidence[]) => readonly Evidence[];
  signal: AbortSignal | undefined;
}

export interface Gathered {
  /** Best first. */
  evidence: Evidence[];
  /** Sources that failed or came late, by name. */
  failedRetrievers: string[];
  sources: SourceTrace[];
}

/** Asks every source at once, makes one ranking of theirs, has it judged where a model can, and tells nothing twice. */
export async function gatherEvidence({ retrievers, reranker = null }: Sources, input: GatherInput): Promise<Gathered> {
  const { question, retrieval, select = (ranked) => ranked, signal } = input;
  const { candidates, deadlineMilliseconds, pieces, weights } = retrieval;
  const inUse = retrievers.filter(({ name }) => weights[name] !== 0);
  const findings = await askSources(inUse, { question, limit: candidates, deadlineMilliseconds, signal });
  const sources = findings.map(({ trace }) => trace);
  const fused = fuseRanks(findings, weights).map(({ evidence }) => evidence);
  const judged = await rerankEvidence(question, fused, { reranker, deadlineMilliseconds, signal });
  return {
    evidence: withoutNearDuplicates(select(judged.evidence)).slice(0, pieces),
    failedRetrievers: sources.flatMap(({ name, state }) => (state === 'asked' ? [] : [name])),
    sources: judged.trace ? [...sources, judged.trace] : sources,
  };
}
