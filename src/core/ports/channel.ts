import type { ConversationRef, IncomingMessage } from '../message';

export interface OutgoingReply {
  /** Stable over every attempt; a channel that can passes it to its platform. */
  sendKey: string;
  conversation: ConversationRef;
  app: string;
  replyTo: string;
  text: string;
}

export interface ChannelHandlers {
  /** Resolves once the message is stored: the channel may acknowledge then. */
  onMessage(message: IncomingMessage): Promise<ReceiptOfMessage>;
}

export interface ReceiptOfMessage {
  messageId: string;
  status: 'claimed' | 'duplicate';
}

/** A transport: verify, parse, acknowledge, send. It gets its handlers when it starts and knows nothing of intake. */
export interface Channel {
  readonly name: string;
  /** Whether sending twice with one send key shows the reply once; without it an unknown result is never sent again. */
  readonly recognisesSendKeys: boolean;
  start(handlers: ChannelHandlers): Promise<void>;
  stop(): Promise<void>;
  /** Resolves with the platform's id of the sent message; throws when it was surely not sent. */
  send(reply: OutgoingReply): Promise<{ platformMessageId: string }>;
}
/** Injects every channel that is wired, as an array. */
export const Channels = Symbol('Channels');
