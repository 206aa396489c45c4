import type { AnswerWriter, Citation } from '../answer';
import type { Figures } from '../figures';
import type { Attachment, ConversationRef, IncomingMessage, QuotedMessage } from '../message';
import type { Language } from '../question';

/** What a reply says, for channels that show more than plain text. */
export interface ReplyBody {
  /** The words of this part, with `[n]` marks. */
  text: string;
  /** Of the whole answer; on its last part only. */
  citations: readonly Citation[];
  writer: AnswerWriter;
  language: Language;
  questionId: string;
  /** The channel's id of the member who asked. */
  askedBy: string;
  /** When the question was sent, in epoch milliseconds by the platform's clock; 0 where that is not known. */
  askedAt: number;
  /** From 1. Files that go with an answer come behind its words. */
  part: number;
  /** Of the words; of a file's part, its own number. */
  parts: number;
  /** Pictures shown below the words. */
  images?: readonly ReplyImage[];
  /** Figures of the answer, on its last part of words; channels that show no tables have them in `text` of the reply. */
  figures?: Figures;
  /** A part of its own that has no words: a file that goes with the answer. */
  file?: ReplyFile;
  /** A member's message that is passed on as it is, with `text` above it; on the same channel and app. */
  forwards?: ForwardedMessage;
}

export interface ForwardedMessage {
  platformMessageId: string;
  attachments: readonly Attachment[];
}

export interface ReplyImage {
  /** Absolute path of a file on this machine. */
  file: string;
  /** What it shows, for who cannot see it. */
  description: string;
}

export interface ReplyFile {
  /** Absolute path of a file on this machine. */
  file: string;
  /** As members see it, such as `papers.csv`. */
  name: string;
}

export interface OutgoingReply {
  /** Stable over every attempt, at most 50 characters; a channel that can passes it to its platform. */
  sendKey: string;
  conversation: ConversationRef;
  app: string;
  /** The platform's id of the message that is answered; empty for a message that answers none. */
  replyTo: string;
  /** The part as plain text, sources included. */
  text: string;
  body: ReplyBody;
  /** What the channel stored of a reply that it began to show while it was being written. */
  draft: string | null;
  /** Of an emergency: no pace and no quiet hours hold it up. Absent: it is none. */
  express?: boolean;
}

/** A message on a platform, of a member or our own. */
export interface PlatformMessageRef {
  conversation: ConversationRef;
  app: string;
  platformMessageId: string;
}

/** A message that the bot's own account shows on the platform, whoever caused it. */
export interface OwnMessage extends PlatformMessageRef {
  text: string;
  /** Epoch milliseconds, by the platform's clock. */
  sentAt: number;
}

/** At most `count` sends within any `milliseconds`, in each conversation or for each app. */
export interface SendLimit {
  per: 'conversation' | 'app';
  count: number;
  milliseconds: number;
}

/**
 * What came of a send that did not succeed. `retry`: surely not shown, may pass. `refused`: surely not shown, and will
 * not be. `unknown`: it may have been shown.
 */
export type SendFailure = 'retry' | 'refused' | 'unknown';

/** The message bears the platform's code and no words of people. */
export class SendError extends Error {
  constructor(
    readonly failure: SendFailure,
    message: string,
    /** Milliseconds that the platform asks to wait. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = 'SendError';
  }
}

export interface IncomingFeedback {
  questionId: string;
  conversation: ConversationRef;
  memberId: string;
  kind: 'up' | 'down' | 'report';
  /** In the member's own words, or one of the card's choices; null when none was given. */
  reason: string | null;
}

/** A group that the bot was taken into. */
export interface JoinedGroup {
  conversation: ConversationRef;
  app: string;
  /** Which the group is bound to. */
  assistant: string;
}

export interface ChannelHandlers {
  /** Resolves once the message is stored: the channel may acknowledge then. */
  onMessage(message: IncomingMessage): Promise<ReceiptOfMessage>;
  /** A member took a message back. */
  onRecalled(message: PlatformMessageRef): Promise<void>;
  /** Resolves once it is stored; false when the question is not known. One per member and question; the last one counts, reports are kept beside it. */
  onFeedback(feedback: IncomingFeedback): Promise<boolean>;
  /** A member wants the answer to their own question taken back, or the work on it stopped; false when they may not or it is not known. */
  onWithdraw(request: { questionId: string; conversation: ConversationRef; memberId: string }): Promise<boolean>;
  /** Settles replies of which nobody knew whether the group saw them; for channels without send keys. */
  onOwnMessage(message: OwnMessage): Promise<void>;
  /** The bot was taken into a group, which may be told so again; absent: nobody minds. */
  onJoined?(group: JoinedGroup): Promise<void>;
}

export interface FetchedAttachment {
  bytes: Buffer;
  /** As the platform tells it, such as `audio/ogg`; null when it does not. */
  mediaType: string | null;
  name: string | null;
}

/** `gone`: the platform has it no more. `too-large`: it is larger than asked for. `failed`: it may work another time. */
export type AttachmentFailure = 'gone' | 'too-large' | 'failed';

/** The message bears the platform's code and no words of people. */
export class AttachmentError extends Error {
  constructor(
    readonly failure: AttachmentFailure,
    message: string,
  ) {
    super(message);
    this.name = 'AttachmentError';
  }
}

export interface ReceiptOfMessage {
  messageId: string;
  status: 'claimed' | 'duplicate';
}

/** Keeps the channel's note of a draft, which comes back as `draft`, and the id of the message once it is known. To be awaited before the next step is shown. */
export type StoreDraft = (draft: string, platformMessageId?: string) => Promise<void>;

/** A reply that is shown while it is written. */
export interface ReplyDraft {
  /** Shows the text so far; returns at once, leaves out states that come too fast, and never throws. */
  show(text: string): void;
  /** Resolves when nothing of it is under way any more. */
  settle(): Promise<void>;
}

/** A transport: verify, parse, acknowledge, send. It gets its handlers when it starts and knows nothing of intake. */
export interface Channel {
  readonly name: string;
  /** Whether sending twice with one send key shows the reply once; without it an unknown result is never sent again. */
  readonly recognisesSendKeys: boolean;
  /** How long the platform remembers a send key, in milliseconds; absent: for ever. */
  readonly sendKeyMilliseconds?: number;
  /** What the platform allows; absent: all. */
  readonly sendLimits?: readonly SendLimit[];
  /** Longest part of a reply in characters; absent: any. */
  readonly partCharacters?: number;
  /** Whether it shows every letter equally wide, so that columns of text can be aligned. Absent: no. */
  readonly isMonospaced?: boolean;
  /** Longest pause in milliseconds between messages of one member that belong together; absent: as configured. 0: each message stands alone. */
  readonly burstPauseMilliseconds?: number;
  /** Replies that waited longer than this many milliseconds are not sent by themselves any more; absent: any may be. */
  readonly staleAfterMilliseconds?: number;
  /** False while nothing may be sent for the app, because its account is logged out or warned; what is pending is then kept for a person. Absent: always true. */
  canSend?(app: string): boolean;
  start(handlers: ChannelHandlers): Promise<void>;
  /** Takes nothing more; what members send from now on is not acknowledged. Replies to what was taken may still be sent. */
  stop(): Promise<void>;
  /** After `stop`, once no reply is under way any more: gives up what sending needs. Absent: that is nothing. */
  close?(): Promise<void>;
  /** Resolves with the platform's id of the sent message. Throws `SendError`; any other error counts as `unknown`. */
  send(reply: OutgoingReply): Promise<{ platformMessageId: string }>;
  /** Looks on the platform for a reply that may have been shown, when its send key is too old to be recognised. `known`: our other replies to the same message. */
  findSent?(reply: OutgoingReply, known: readonly string[]): Promise<{ platformMessageId: string } | null>;
  /** Id of the conversation with one member, which may be written to though they never wrote; absent: there is none. */
  directTo?(memberId: string): string;
  /** Takes back a reply of ours. Also resolves when it is gone already; throws `SendError`. */
  recall?(message: PlatformMessageRef): Promise<void>;
  /** What the message quotes, with its words where the platform tells them soon; null when it quotes nothing. Never throws. */
  fetchQuoted?(message: Pick<IncomingMessage, 'app' | 'details'>): Promise<QuotedMessage | null>;
  /** The bytes of an attachment, of at most `maxBytes`. Throws `AttachmentError`. */
  fetchAttachment?(
    message: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    attachment: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment>;
  /** A sign at a member's message that work on it has begun. Showing or hiding twice does no harm; neither throws. */
  showWorking?(message: PlatformMessageRef): Promise<void>;
  hideWorking?(message: PlatformMessageRef): Promise<void>;
  /** Begins to show a reply that is still being written; `send` with the same key completes it. Throws when it cannot. */
  openDraft?(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft>;
}
/** Injects every channel that is wired, as an array. */
export const Channels = Symbol('Channels');
