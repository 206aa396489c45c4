import type { ConversationRef, Message } from '../message';
import type { Outcome } from '../outcome';
import type { ReviewKind } from '../review-item';
import type { ReplyBody } from './channel';

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
  review: ReviewKind | null;
  /** Epoch milliseconds. */
  settledAt: number;
}

/** A stored wait or piece of work; `question` takes the message to its outcome. */
export interface Job {
  id: string;
  kind: 'question';
  message: Message;
  /** Epoch milliseconds before which it is not due. */
  runAt: number;
  /** How often it was begun before, and neither ended nor handed back. */
  attempts: number;
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
  /** Stores the message and its job, due at `runAt`, in one transaction. `duplicate`: channel, app and platform message id are known, nothing was written. */
  claim(message: Message, runAt?: number): Promise<'claimed' | 'duplicate'>;
  /** Conversations on these channels that have a job due by `now`, those that wait longest first. */
  dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]>;
  /**
   * The job of the conversation that arrived first among those that are due by `now` or were begun; null when there is
   * none, or when it is one that was begun and has to rest until later: what came after it does not overtake it.
   */
  nextJob(conversation: ConversationRef, now: number): Promise<Job | null>;
  /** Counts the attempt before the work begins; false when the job is done or dismissed. */
  beginJob(jobId: string): Promise<boolean>;
  /** The attempt does not count: the program broke it off by itself. */
  handBackJob(jobId: string): Promise<void>;
  /** Lets the job rest until `runAt`. */
  rescheduleJob(jobId: string, runAt: number): Promise<void>;
  /** How many jobs are pending on all channels, and in the conversation. */
  countPending(conversation: ConversationRef): Promise<{ inConversation: number; inAll: number }>;
  /** Settling twice changes nothing and answers false. */
  settle(settlement: Settlement): Promise<boolean>;
  /** Ends a pending message without a question; false when it was settled before. */
  dismiss(messageId: string, reason: MessageReason): Promise<boolean>;
  /** Messages of one conversation with their outcome, oldest first; the newest `limit` of them, or of those that came before the message with the id `before`. */
  history(conversation: ConversationRef, limit: number, before?: string): Promise<MessageRecord[]>;
  /** Conversations of all channels that have messages, those with the newest first; at most `limit`. */
  conversations(limit: number): Promise<ConversationSummary[]>;
  findByPlatformId(message: { channel: string; app: string; platformMessageId: string }): Promise<MessageRecord | null>;
  /** The earlier message that this one repeats word for word: same app, conversation, member, text and time of sending, under another id. */
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
  /** Null while it is pending, and when it has a reason of its own. */
  questionId: string | null;
  outcome: Pick<Outcome, 'kind' | 'reason' | 'answer'> | null;
  /** Why it has no question; null when it has one or is pending. */
  reason: MessageReason | null;
}
