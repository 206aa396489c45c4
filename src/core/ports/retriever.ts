import type { Evidence } from '../answer';
import type { Question } from '../question';

export interface RetrieveRequest {
  question: Question;
  /** At most this many, best first. */
  limit: number;
  signal?: AbortSignal;
}

/** A source of evidence. */
export interface Retriever {
  readonly name: string;
  retrieve(request: RetrieveRequest): Promise<Evidence[]>;
}
/** Injects every retriever that is wired, as an array. */
export const Retrievers = Symbol('Retrievers');
