import type { SafePicture } from '../picture';
import type { VectorIndexStatus } from './vector-index';
import type { NearVector } from './vector-store';

/**
 * What of a figure a vector stands for. `told`: all that is known of it in words. `own`: the words of its document
 * alone. `caption`: its name, beside pictures. `picture`: its dots.
 */
export type FigureFacet = 'told' | 'own' | 'caption' | 'picture';

export type ShownPicture = Pick<SafePicture, 'bytes' | 'mediaType'>;

/** Words of a figure, or its kept picture by its key. */
export type FigureContent =
  { facet: FigureFacet; text: string } | { facet: FigureFacet; key: string; mediaType: SafePicture['mediaType'] };

export interface FigureQuery {
  /** Words, or a picture where the space holds pictures. */
  query: string | ShownPicture;
  facet: FigureFacet;
  knowledgeBaseIds: readonly string[];
  limit: number;
}

/** Figures of all knowledge bases as vectors of one space: that of texts, or one of words and pictures together. */
export interface FigureVectors {
  /** Ids of figures, best first. Throws when none are there yet, or they cannot be asked. */
  search(near: FigureQuery, signal?: AbortSignal): Promise<NearVector[]>;
  status(): VectorIndexStatus;
}
