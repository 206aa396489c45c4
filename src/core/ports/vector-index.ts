import type { NearVector } from './vector-store';

/** How far the vectors are, of all that an embedding model is to make. */
export interface VectorIndexStatus {
  /** `off`: no embedding model is configured. `building`: an earlier one serves, or none. `broken`: it is being rebuilt. */
  state: 'off' | 'building' | 'ready' | 'broken' | 'unreachable';
  model: string | null;
  done: number;
  total: number;
  /** One sentence for the admin about the last failure; null after a success. */
  problem: string | null;
}

/** Passages of all knowledge bases by meaning. */
export interface VectorIndex {
  /** The live generation is asked, never two models' vectors together. Throws when none is live or the store cannot be asked. */
  search(
    near: { text: string; knowledgeBaseIds: readonly string[]; limit: number },
    signal?: AbortSignal,
  ): Promise<NearVector[]>;
  status(): VectorIndexStatus;
}
export const VectorIndex = Symbol('VectorIndex');
