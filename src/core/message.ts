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
  /** The text exactly as written, mentions of the bot included. */
  text: string;
  mentionsBot: boolean;
  /** Epoch milliseconds, by the platform's clock. */
  sentAt: number;
}

/** A message that intake has stored. */
export interface Message extends IncomingMessage {
  id: string;
  /** Epoch milliseconds, by our clock. */
  receivedAt: number;
}

/** One member's messages that belong together; at least one. */
export interface Burst {
  assistant: string;
  conversation: ConversationRef;
  member: Member;
  messages: readonly Message[];
}
