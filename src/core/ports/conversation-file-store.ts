import type { ConversationRef } from '../message';
import type { DocumentFormat, Place } from '../knowledge';

/** A file that a member posted, read for its conversation alone. */
export interface ConversationFile {
  id: string;
  conversation: ConversationRef;
  /** As the member named it. */
  name: string;
  format: DocumentFormat;
  text: string;
  places: readonly { start: number; place: Place }[];
  /** Epoch milliseconds. */
  readAt: number;
  /** From then on it is neither found nor kept. */
  expiresAt: number;
}

export interface ConversationFileStore {
  /** One with the same id is replaced. */
  put(file: ConversationFile): Promise<void>;
  find(id: string, now: number): Promise<ConversationFile | null>;
  /** Newest first; none that has expired by `now`. */
  list(conversation: ConversationRef, now: number, limit: number): Promise<ConversationFile[]>;
  /** Answers how many. */
  deleteExpired(now: number): Promise<number>;
}
export const ConversationFileStore = Symbol('ConversationFileStore');
