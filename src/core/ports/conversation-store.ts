import type { ConversationRef } from '../message';

/**
 * What the bot does with an answer. `answer`: sends it. `assist`: offers it to a member of staff. `listen`: nothing;
 * the gate's verdicts are kept for the admins to see.
 */
export const conversationModes = ['answer', 'assist', 'listen'] as const;
export type ConversationMode = (typeof conversationModes)[number];

/** What an admin set for one conversation; null where the configuration holds. */
export interface ConversationSettings {
  mode: ConversationMode | null;
  /** How long members may answer a question before the bot does, in seconds; 0: it does not wait. */
  humanFirstSeconds: number | null;
  /** The channel's ids of members whose word counts as an answer. */
  experts: readonly string[] | null;
  /** Nothing is said before then but to who asks for help or reports, in epoch milliseconds. */
  silentUntil: number | null;
}

/** Settings of conversations as rows, changed on the page or by a command in the group. */
export interface ConversationStore {
  /** Null where nothing was ever set. */
  find(conversation: ConversationRef): Promise<ConversationSettings | null>;
  /** Changes what is given and leaves the rest. */
  put(conversation: ConversationRef, changes: Partial<ConversationSettings>): Promise<ConversationSettings>;
}
export const ConversationStore = Symbol('ConversationStore');
