import type { Evidence } from '../answer';
import type { Question } from '../question';

export interface RetrieveRequest {
  question: Question;
  /** At most this many, best first. */
  limit: number;
  signal?: AbortSignal;
}

/**
 * A source of evidence. It only ever gives what the question's assistant, and its conversation, may see: its own query
 * leaves out the rest.
 */
export interface Retriever {
  /** As the configuration names it, under `retrieval.sources`. */
  readonly name: string;
  /** False where it has nothing to ask, such as no endpoint: it is then left out, and that is no failure. */
  isAvailable?(request: Pick<RetrieveRequest, 'question'>): boolean;
  /** Throws when it could not look; an empty list says that there is nothing. */
  retrieve(request: RetrieveRequest): Promise<Evidence[]>;
}
/** Injects every retriever that is wired, as an array. */
export const Retrievers = Symbol('Retrievers');
