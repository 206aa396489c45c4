/** Where people talk: a group or a direct chat on one channel. */
export interface ConversationRef {
  /** Name of the channel, such as `web` or `terminal`. */
  channel: string;
  /** The channel's own id of the conversation; unique within the channel. */
  id: string;
}

export interface Member {
  /** The channel's own id of the member; unique within the channel. */
  id: string;
  /** The name shown in the group. It is data written by a stranger, never trusted. */
  name: string;
}

/** What a channel hands to intake for each event that carries a message. */
export interface IncomingMessage {
  conversation: ConversationRef;
  /** The bot's own application on that channel; one program may run several. */
  app: string;
  /** The platform's id of the message; with `app` and the channel it is unique, so a redelivery is recognised. */
  platformMessageId: string;
  /** Which assistant the conversation is bound to. */
  assistant: string;
  member: Member;
  /** The text as written. A mention of the bot that the platform marks as such may be left out. */
  text: string;
  /** Also true in a direct chat, where nobody else can be meant. */
  mentionsBot: boolean;
  /** Epoch milliseconds, by the platform's clock. */
  sentAt: number;
  /** What the platform told beside the text; absent on channels that have only text. */
  details?: MessageDetails;
}

export interface MessageDetails {
  kind: 'text' | 'post' | 'image' | 'file' | 'voice' | 'link' | 'sticker' | 'other';
  attachments: readonly Attachment[];
  /** Web pages that it shares as cards; addresses within the text are not among them. */
  links?: readonly SharedLink[];
  /** The message that this one quotes or answers. */
  quoted: QuotedMessage | null;
  /** The platform's id of the thread (topic) that it stands in. */
  threadId: string | null;
  mentionsAll: boolean;
  /** Names of other members or bots that it mentions. */
  mentionedOthers: readonly string[];
  isDirect: boolean;
  /**
   * The name shown for the group: a stranger's text, one line of at most 60 characters. Null in a direct chat and while
   * it is not known; absent where the channel tells none.
   */
  groupName?: string | null;
}

export interface Attachment {
  kind: 'image' | 'file' | 'voice';
  /** The platform's key, by which the channel can fetch it. */
  key: string;
  /** File name, where the platform tells it. */
  name: string | null;
  /** Length of a sound, where the platform tells it. */
  seconds?: number | null;
}

/** A web page as its card shows it; strangers' text. */
export interface SharedLink {
  url: string;
  title: string | null;
  description: string | null;
}

export interface QuotedMessage {
  platformMessageId: string;
  /** First message of the chain of answers; the same as the quoted one where the platform knows no chain. */
  rootPlatformMessageId: string;
  /** Null when it could not be fetched. */
  text: string | null;
  /** Whether this program wrote it; null when unknown. */
  isFromBot: boolean | null;
  /** The channel's id of the member who wrote it; absent when unknown or not a member. */
  memberId?: string;
  /** Pictures and files of it, where they are known. */
  attachments?: readonly Attachment[];
}

/** A message that intake has stored. */
export interface Message extends IncomingMessage {
  id: string;
  /** Epoch milliseconds, by our clock. */
  receivedAt: number;
  /** Its words could not be redacted: the text is empty, and nothing of it may be used. */
  isUnredacted?: true;
}

/** One member's messages that belong together; at least one. */
export interface Burst {
  assistant: string;
  conversation: ConversationRef;
  member: Member;
  messages: readonly Message[];
  /** What was said in the conversation before, oldest first; absent or empty where nothing is known. */
  context?: readonly ContextLine[];
}

/** A line of the talk before a burst. */
export interface ContextLine {
  /** Null: the bot itself. */
  member: Member | null;
  text: string;
  /** Epoch milliseconds. */
  sentAt: number;
  /** Of the question that the line is a part of; absent where none is known. */
  questionId?: string;
  /** The channel's id of the member whom the bot answered; of its own lines. */
  to?: string;
  /** Absent outside of threads. */
  threadId?: string;
}
