import type { ConversationRef } from '../message';

/** `pending`: stored, not sent. `sending`: a send was begun and its result is unknown. `sent`, `uncertain`, `failed`: final. */
export type SendState = 'pending' | 'sending' | 'sent' | 'uncertain' | 'failed';

export interface OutboxItem {
  sendKey: string;
  questionId: string;
  conversation: ConversationRef;
  app: string;
  /** The platform's id of the message that is answered. */
  replyTo: string;
  text: string;
  state: SendState;
}

/** Replies on their way. Rows are written by `InboxStore.settle`. */
export interface OutboxStore {
  /** Items in state `pending` or `sending`, oldest first. */
  unsent(): Promise<OutboxItem[]>;
  find(sendKey: string): Promise<OutboxItem | null>;
  mark(sendKey: string, state: SendState, platformMessageId?: string): Promise<void>;
}
export const OutboxStore = Symbol('OutboxStore');
