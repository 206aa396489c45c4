import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { PassageIndex } from '../../core/ports/passage-index';
import type { RerankModel } from '../../core/ports/rerank-model';
import type { Retriever } from '../../core/ports/retriever';
import type { Question } from '../../core/question';
import { askSources } from './ask-sources';
import { crossRanked } from './cross-score';
import { fuseRanks } from './rank-fusion';
import { rerankEvidence } from './rerank-evidence';
import type { RetrievalConfig } from './retrieval.config';

export interface Sources {
  retrievers: readonly Retriever[];
  /** Null or absent: none is configured, and the words decide. */
  reranker?: RerankModel | null | undefined;
}

export interface RankInput {
  question: Question;
  retrieval: Pick<RetrievalConfig, 'candidates' | 'deadlineMilliseconds' | 'weights'>;
  /** Of the question's assistant; null where there is none, and the sources' order stays. */
  index: PassageIndex | null;
  signal?: AbortSignal | undefined;
}

export interface RankedSources {
  /** All that was found, best first. */
  evidence: readonly Evidence[];
  sources: SourceTrace[];
  /** How the model that judges did; null where none was asked. */
  judgement: SourceTrace | null;
}

/** What names alone lead to is weaker than words. */
const usualWeights = { graph: 0.5, figure: 0.5 };

/** Asks every source at once, makes one ranking of theirs, and has it judged: by a model where there is one, else by its words. */
export async function rankSources({ retrievers, reranker = null }: Sources, input: RankInput): Promise<RankedSources> {
  const { question, retrieval, index, signal } = input;
  const { candidates, deadlineMilliseconds } = retrieval;
  const weights: RetrievalConfig['weights'] = { ...usualWeights, ...retrieval.weights };
  const inUse = retrievers.filter(({ name }) => weights[name] !== 0);
  const findings = await askSources(inUse, { question, limit: candidates, deadlineMilliseconds, signal });
  const fused = fuseRanks(findings, weights);
  const ranked = index
    ? crossRanked({ text: question.matchText, fused, index })
    : fused.map(({ evidence }) => evidence);
  const { evidence, trace: judgement } = await rerankEvidence(question, ranked, {
    reranker,
    deadlineMilliseconds,
    signal,
  });
  return { evidence, sources: findings.map(({ trace }) => trace), judgement };
}
