import type { Evidence } from '../../core/answer';
import type { SourceTrace } from '../../core/outcome';
import type { PassageIndex } from '../../core/ports/passage-index';
import type { Question } from '../../core/question';
import { withoutNearDuplicates } from './near-duplicates';
import { rankSources, type Sources } from './rank-sources';
import type { RetrievalConfig } from './retrieval.config';

export type { Sources } from './rank-sources';

export interface GatherInput {
  question: Question;
  retrieval: Pick<RetrievalConfig, 'candidates' | 'deadlineMilliseconds' | 'pieces' | 'weights'>;
  /** Of the question's assistant; absent: the sources' own ranking stands. */
  index?: PassageIndex;
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

/** What all sources found, in one ranking that tells nothing twice. */
export async function gatherEvidence(sources: Sources, input: GatherInput): Promise<Gathered> {
  const { question, retrieval, index = null, select = (ranked) => ranked, signal } = input;
  const { evidence, sources: asked, judgement } = await rankSources(sources, { question, retrieval, index, signal });
  return {
    evidence: withoutNearDuplicates(select(evidence)).slice(0, retrieval.pieces),
    failedRetrievers: asked.flatMap(({ name, state }) => (state === 'asked' ? [] : [name])),
    sources: judgement ? [...asked, judgement] : asked,
  };
}
