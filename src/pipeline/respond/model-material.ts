import type { Evidence } from '../../core/answer';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import { mergeNeighbours } from './merge-neighbours';
import { packEvidence } from './pack-evidence';
import type { RetrievalConfig } from './retrieval.config';

export interface MaterialOptions {
  knowledge: Pick<KnowledgeStore, 'neighbours'>;
  retrieval: Pick<RetrievalConfig, 'window' | 'contextTokens'>;
}

/** Of a piece that neighbours were joined to. */
const MERGED_CHARACTERS = 2000;

/** Evidence as a model gets it: neighbours in one piece, with what stands around, as much as its budget holds. */
export async function modelMaterial(
  evidence: readonly Evidence[],
  { knowledge, retrieval: { window, contextTokens } }: MaterialOptions,
): Promise<Evidence[]> {
  const ids = evidence.filter(({ kind }) => kind === 'passage').map(({ id }) => id);
  const surroundings = ids.length === 0 ? [] : await knowledge.neighbours(ids, window);
  const passages = new Map(surroundings.map((passage) => [passage.id, passage]));
  const ranked = mergeNeighbours({ ranked: evidence, passages, maxCharacters: MERGED_CHARACTERS });
  return packEvidence({ ranked, surroundings, window, budget: contextTokens }).pieces;
}
