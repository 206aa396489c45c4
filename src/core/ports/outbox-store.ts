import type { ConversationRef } from '../message';
import type { ReviewKind } from '../review-item';
import type { ReplyBody } from './channel';
import type { Forward } from './inbox-store';

/**
 * `drafting`: begun to be shown while it is written; its text is not final. `pending`: stored, not sent. `sending`: a
 * send was begun and its result is unknown. `sent`: shown. `recalling`: to be taken back. `held`: offered to a member of
 * staff as a draft. Final without a trace in the group: `failed` (surely not shown), `cancelled` (never sent),
 * `recalled`. `handed`: a member of staff sent it from an account of their own. `uncertain`: nobody knows.
 */
export type SendState =
  | 'drafting'
  | 'pending'
  | 'sending'
  | 'sent'
  | 'held'
  | 'handed'
  | 'uncertain'
  | 'failed'
  | 'cancelled'
  | 'recalling'
  | 'recalled';

export interface OutboxItem {
  sendKey: string;
  questionId: string;
  assistant: string;
  conversation: ConversationRef;
  app: string;
  /** The platform's id of the message that is answered; empty for a message that answers none. */
  replyTo: string;
  text: string;
  body: ReplyBody;
  state: SendState;
  /** The channel's own note of a reply that it began to show. */
  draft: string | null;
  /** What a member of staff sent in its place, and who; null where nobody did. */
  handed: { text: string; by: string } | null;
  /** The platform's id of the sent reply. */
  platformMessageId: string | null;
  attempts: number;
  /** Epoch milliseconds; null before the first attempt. */
  firstAttemptAt: number | null;
  /** Epoch milliseconds before which it is not tried. */
  nextAttemptAt: number;
  createdAt: number;
  /** Of an emergency, or told of one: it waits for no other item and none waits for it. */
  express: boolean;
}

/** Replies on their way. Rows are written by `InboxStore.settle`, or by `openDraft` before. Epoch milliseconds throughout. */
export interface OutboxStore {
  /** Conversations on these channels with an item that is to be sent or recalled by `now`; express items do not count. */
  dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]>;
  /** The oldest item of the conversation that is not final (`pending`, `sending`, `recalling`), whether due or not; items of one question in the order of their parts. Never an express one. */
  nextItem(conversation: ConversationRef): Promise<OutboxItem | null>;
  /** The same for express items, each of which is due by itself. */
  dueExpress(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]>;
  /** Express items of the conversation that are not final, whether due or not, oldest first. */
  expressItems(conversation: ConversationRef): Promise<OutboxItem[]>;
  /** Stores express messages for other conversations that come with no settlement, each once for its send key. */
  putExpress(messages: readonly Forward[], of: { assistant: string; at: number }): Promise<void>;
  find(sendKey: string): Promise<OutboxItem | null>;
  /** All parts of the reply to a question, in order. */
  itemsOf(questionId: string): Promise<OutboxItem[]>;
  /** The reply of ours with that id on the platform. */
  findByPlatformId(reply: { channel: string; app: string; platformMessageId: string }): Promise<OutboxItem | null>;
  /** Writes a row in state `drafting`; leaves one that is there as it is. Answers the stored row. */
  openDraft(
    item: Omit<OutboxItem, 'state' | 'attempts' | 'firstAttemptAt' | 'platformMessageId' | 'handed'>,
  ): Promise<OutboxItem>;
  /** Of a row in state `drafting`; the id once the draft is shown. */
  noteDraft(sendKey: string, draft: string, platformMessageId?: string): Promise<void>;
  /** `pending` or `sending` to `sending`, counted as an attempt at `now`. False when it is in another state: it is not to be sent. */
  begin(sendKey: string, now: number): Promise<boolean>;
  /** The end of an attempt: on to `to`, from one of `from` only. False when it was in none of these. */
  finish(sendKey: string, change: SendChange): Promise<boolean>;
  /**
   * Takes back the reply to a question at `at`: what was not begun is `cancelled`; what was sent or may have been is
   * `recalling`, with its attempts counted anew from `at` on. Answers the items as they are then.
   */
  withdraw(questionId: string, at: number): Promise<OutboxItem[]>;
  /** Ends the waiting of a reply in state `held`, all of its parts at once, and closes its review item; false when none of it is held. */
  decideHeld(questionId: string, decision: HeldDecision): Promise<boolean>;
  /** Replies in state `held` to that conversation, oldest first; at most `limit`. */
  heldIn(conversation: ConversationRef, limit: number): Promise<OutboxItem[]>;
  /** Moves the next attempt of replies that are not due by `now` by so many milliseconds, after the clock was set. */
  shiftWaits(now: number, milliseconds: number): Promise<void>;
  /** The latest replies to the conversation in one of these states, newest first. */
  latest(conversation: ConversationRef, states: readonly SendState[], limit: number): Promise<OutboxItem[]>;
}

/** `pending`: the bot sends it after all. `handed`: somebody sent `text`. `cancelled`: it is dropped. */
export interface HeldDecision {
  to: 'pending' | 'handed' | 'cancelled';
  /** What was really sent, where it was handed. */
  text: string | null;
  /** Who decided: an admin's name or the channel's id of a member. */
  by: string;
  /** Epoch milliseconds. */
  at: number;
}
export const OutboxStore = Symbol('OutboxStore');

export interface SendChange {
  from: readonly SendState[];
  to: SendState;
  platformMessageId?: string;
  nextAttemptAt?: number;
  /** Where an attempt was not counted by `begin`. */
  attempts?: number;
  /** Written in the same transaction when a person has to look. */
  review?: { kind: ReviewKind; reason: string; createdAt: number };
  /** Open review items of that kind about the question are closed: what they told of is settled. */
  closes?: { kind: ReviewKind; at: number };
}
