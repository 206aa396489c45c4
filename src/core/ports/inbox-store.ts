import type { ConversationRef, Message } from '../message';
import type { Outcome } from '../outcome';
import type { ReviewKind } from '../review-item';
import type { ReplyBody } from './channel';
import type { RedFlagClass } from './red-flags';
import type { PlacedValue } from './redactor';

/** Why a message has no question of its own. `withdrawn`: it was taken back or stopped before the work on it began. */
export type MessageReason = 'not-addressed' | 'duplicate' | 'command' | 'withdrawn';

/** One part of a reply. */
export interface Delivery {
  /** Made once and stored before the first send, so that a repeated send is recognised. */
  sendKey: string;
  text: string;
  body: ReplyBody;
}

/**
 * What became of a burst: stored in one transaction, after which its messages are settled. A delivery whose reply was
 * begun as a draft completes that row; drafts of the question that no delivery completes are withdrawn.
 */
export interface Settlement {
  questionId: string;
  messageIds: readonly string[];
  outcome: Outcome;
  /** Whether it counts against what its member and group may ask within a minute. */
  isAdmitted: boolean;
  /** The parts of the reply in order; empty when the group is to see nothing. */
  deliveries: readonly Delivery[];
  /** They wait as drafts for a member of staff: stored in state `held`. */
  isHeld?: boolean;
  /** Messages for other conversations, stored with it. */
  forwards?: readonly Forward[];
  /** An emergency: its deliveries and forwards go before all others, and an alarm is stored with it. */
  alarm?: { class: RedFlagClass };
  review: ReviewKind | null;
  /** What the review item bears beside its reason. */
  reviewDetail?: string | null;
  /** Epoch milliseconds. */
  settledAt: number;
}

/** How a message is stored. */
export interface ClaimOptions {
  /** When its job is due, in epoch milliseconds; when it was received, unless told. */
  runAt?: number;
  /** Messages with the same key that follow in time become one job. Absent: the message has a job of its own. */
  burst?: BurstWindow;
  /** It is ended at once, without a job. */
  reason?: MessageReason;
  /** Messages for other conversations, stored for sending in the same transaction. */
  forwards?: readonly Forward[];
  /** The text as written, where the message's own has placeholders; stored encrypted. */
  rawText?: string;
  /** What these placeholders stand for; stored encrypted, until `expiresAt` in epoch milliseconds. */
  placed?: { values: readonly PlacedValue[]; expiresAt: number };
}

/**
 * A message joins the job of its key while that is open: neither begun nor put off, and received before `joinsUntil` of
 * the message that joined last. The job is then due at the message's own `runAt`, but never after `closesAt` of the
 * message that opened it.
 */
export interface BurstWindow {
  /** Of the member in the conversation; at most 96 characters. */
  key: string;
  /** Epoch milliseconds, like the next. From `runAt` on that is later for what waits for words: it may be looked at late. */
  joinsUntil: number;
  closesAt: number;
}

/** A message that is passed on to another conversation, once for its send key. */
export interface Forward {
  sendKey: string;
  questionId: string;
  conversation: ConversationRef;
  app: string;
  text: string;
  body: ReplyBody;
}

/** A stored wait or piece of work; `question` takes the messages to their outcome. */
export interface Job {
  id: string;
  kind: 'question';
  /** Id of the message that opened it; what its question is called after, even when that message was taken back. */
  burstId: string;
  /** At least one, in the order in which they were sent; without those that were ended one by one. */
  messages: readonly Message[];
  /** Epoch milliseconds before which it is not due. */
  runAt: number;
  /** How often it was begun before, and neither ended nor handed back. */
  attempts: number;
  /** Whether it was put off before. */
  isDeferred: boolean;
  /** How many jobs of the conversation were pending when this one was claimed. */
  backlog: number;
}

/** How far a member's or a group's questions of late fill what they may ask. */
export interface RecentQuestions {
  /** Admitted questions of the member in all conversations of the channel, and of the conversation. */
  byMember: number;
  byConversation: number;
  /** Whether one of these was answered by a notice of this kind: in the member's case to this member. */
  memberWasTold: boolean;
  conversationWasTold: boolean;
}

/** The durable inbox: the queue of what is still to be worked on. Epoch milliseconds throughout. */
export interface InboxStore {
  /** Stores the message and its job in one transaction. `duplicate`: channel, app and platform message id are known, nothing was written. */
  claim(message: Message, options?: ClaimOptions): Promise<'claimed' | 'duplicate'>;
  /** Conversations on these channels that have a job due by `now`, those that wait longest first. */
  dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]>;
  /**
   * The job of the conversation that arrived first among those that are due by `now` or were begun; null when there is
   * none, or when it is one that was begun and has to rest until later: what came after it does not overtake it.
   */
  nextJob(conversation: ConversationRef, now: number): Promise<Job | null>;
  /** Counts the attempt before the work begins, after which no message joins; the job as it is then, or null when it is done or dismissed. */
  beginJob(jobId: string): Promise<Job | null>;
  /** The attempt does not count: the program broke it off by itself. */
  handBackJob(jobId: string): Promise<void>;
  /**
   * Lets the job rest until `runAt`; once begun, what came after it in the conversation rests, too. With `from` only when
   * it is still due then: a message may have joined it meanwhile.
   */
  rescheduleJob(jobId: string, runAt: number, from?: number): Promise<void>;
  /** Puts a begun job off until `runAt`, with the attempt not counted: others go first meanwhile. */
  deferJob(jobId: string, runAt: number): Promise<void>;
  /** Moves all waits of jobs that are not due by `now` by so many milliseconds, after the clock was set. */
  shiftWaits(now: number, milliseconds: number): Promise<void>;
  /** How many jobs are pending on all channels, and in the conversation. */
  countPending(conversation: ConversationRef): Promise<{ inConversation: number; inAll: number }>;
  /** Settling twice changes nothing and answers false. */
  settle(settlement: Settlement): Promise<boolean>;
  /** Ends a pending message without a question; false when it was settled before. Its job ends with the last of its messages. */
  dismiss(messageId: string, reason: MessageReason): Promise<boolean>;
  /** The same for all pending messages of a job; false when there was none. */
  dismissBurst(burstId: string, reason: MessageReason): Promise<boolean>;
  /** Pending jobs of the conversation that have not begun, oldest first, with their messages; at most `limit`. */
  waiting(conversation: ConversationRef, limit: number): Promise<Job[]>;
  /** Messages of one conversation with their outcome, oldest first; the newest `limit` of them, or of those that came before the message with the id `before`. */
  history(conversation: ConversationRef, limit: number, before?: string): Promise<MessageRecord[]>;
  /** Conversations of all channels that have messages, those with the newest first; at most `limit`. */
  conversations(limit: number): Promise<ConversationSummary[]>;
  findByPlatformId(message: { channel: string; app: string; platformMessageId: string }): Promise<MessageRecord | null>;
  /**
   * The earlier message that this one repeats word for word: same app, conversation, member, text and time of sending,
   * under another id, whatever the thread: in a group of topics each copy opens one. Null for one without words: some
   * platforms tell whole seconds, and pictures come in rows.
   */
  findTwin(message: Message): Promise<Message | null>;
  /** Questions settled since `since`; `notice` is the reason of the outcomes that count as being told. */
  recentQuestions(of: {
    conversation: ConversationRef;
    memberId: string;
    since: number;
    notices: readonly string[];
  }): Promise<RecentQuestions>;
  /** Deletes settled messages received before `before`, with their jobs and final replies; at most `limit`. Answers how many. */
  deleteSettled(before: number, limit: number): Promise<number>;
}
export const InboxStore = Symbol('InboxStore');

/** A conversation as its stored messages tell of it; all but the count is of the newest one. */
export interface ConversationSummary {
  conversation: ConversationRef;
  /** The group's name, where one of its last messages bears it. */
  name: string | null;
  app: string;
  assistant: string;
  /** When it was received. */
  lastMessageAt: number;
  messages: number;
}

export interface MessageRecord {
  message: Message;
  /** Id of the message that opened the job which it is in; its own where it stands alone. */
  burstId: string;
  /** Null while it is pending, and when it has a reason of its own. */
  questionId: string | null;
  outcome: Pick<Outcome, 'kind' | 'reason' | 'answer'> | null;
  /** Why it has no question; null when it has one or is pending. */
  reason: MessageReason | null;
}
