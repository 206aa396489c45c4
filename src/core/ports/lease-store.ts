import type { ConversationRef } from '../message';

/** Which process works on which conversation, so that each is worked on by one at a time. Epoch milliseconds. */
export interface LeaseStore {
  /** True when the conversation is the owner's until `until`: it was free, expired by `now`, or the owner's already. */
  acquire(lease: { conversation: ConversationRef; owner: string; now: number; until: number }): Promise<boolean>;
  /** Extends all leases of the owner that have not been taken by another. */
  renew(owner: string, until: number): Promise<void>;
  release(owner: string, conversations: readonly ConversationRef[]): Promise<void>;
  /** All leases of the owner. */
  releaseAll(owner: string): Promise<void>;
}
export const LeaseStore = Symbol('LeaseStore');
