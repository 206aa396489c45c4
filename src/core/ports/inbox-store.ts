import type { Message } from '../message';
import type { Outcome } from '../outcome';
import type { ReviewKind } from '../review-item';

/** Why a message has no question of its own. */
export type MessageReason = 'own-message' | 'not-addressed' | 'duplicate' | 'empty-message';

export interface Delivery {
  /** Made once and stored before the first send, so that a repeated send is recognised. */
  sendKey: string;
  text: string;
}

/** What became of a burst: stored in one transaction, after which its messages are settled. */
export interface Settlement {
  questionId: string;
  messageIds: readonly string[];
  outcome: Outcome;
  /** Null when the group is to see nothing. */
  delivery: Delivery | null;
  review: ReviewKind | null;
  /** Epoch milliseconds. */
  settledAt: number;
}

/** The durable inbox: the queue of what is still to be worked on. */
export interface InboxStore {
  /** Stores the message and its job in one transaction. `duplicate`: channel, app and platform message id are known, nothing was written. */
  claim(message: Message): Promise<'claimed' | 'duplicate'>;
  /** Claimed messages that are not settled, oldest first. */
  pending(): Promise<Message[]>;
  /** Messages of one conversation with their outcome, oldest first; the newest `limit` of them. */
  history(conversation: { channel: string; id: string }, limit: number): Promise<MessageRecord[]>;
  /** Settling twice changes nothing and answers false. */
  settle(settlement: Settlement): Promise<boolean>;
}
export const InboxStore = Symbol('InboxStore');

export interface MessageRecord {
  message: Message;
  /** Null while it is pending. */
  questionId: string | null;
  outcome: Pick<Outcome, 'kind' | 'reason' | 'answer'> | null;
}
