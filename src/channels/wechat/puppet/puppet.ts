import type { Readable } from 'node:stream';

/**
 * What the channel uses of a puppet, as wechaty-puppet 1.21 defines it: wechaty's layer below its own classes. Those would
 * read the whole member list of a group with its first message, and many look-ups at once have cost people their
 * accounts (wechaty issue 2040).
 */
export interface WeChatPuppet {
  readonly isLoggedIn: boolean;
  /** Throws while nobody is logged in. */
  readonly currentUserId: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  on<Name extends keyof PuppetEvents>(event: Name, listener: (payload: PuppetEvents[Name]) => void): unknown;
  messagePayload(messageId: string): Promise<PuppetMessage>;
  messageUrl(messageId: string): Promise<{ title?: string; url: string; description?: string }>;
  messageFile(messageId: string): Promise<PuppetFile>;
  /** Resolves with the id of the sent message, or with nothing. */
  messageSendText(conversationId: string, text: string, mentionIds: string[]): Promise<unknown>;
  /** @param file a `FileBox` */
  messageSendFile(conversationId: string, file: unknown): Promise<unknown>;
  messageForward(conversationId: string, messageId: string): Promise<unknown>;
  messageRecall(messageId: string): Promise<boolean>;
  contactPayload(contactId: string): Promise<{ name: string; type: number }>;
  roomPayload(roomId: string): Promise<{ topic: string }>;
  roomMemberPayload(roomId: string, contactId: string): Promise<{ name: string; roomAlias?: string }>;
}

export interface PuppetEvents {
  scan: { status: number; qrcode?: string };
  login: { contactId: string };
  logout: { contactId: string; data?: string };
  message: { messageId: string };
  'room-topic': { roomId: string; newTopic: string };
  'room-join': { roomId: string; inviteeIdList: readonly string[] };
  heartbeat: { data?: string };
  error: { data?: string; gerror?: string };
}

export interface PuppetMessage {
  id: string;
  type: number;
  talkerId: string;
  /** Of a message in a group. */
  roomId?: string;
  /** Of a direct message, and of some in groups. */
  listenerId?: string;
  mentionIdList?: string[];
  text?: string;
  filename?: string;
  /** Seconds or milliseconds. */
  timestamp: number;
}

/** A `FileBox`. */
export interface PuppetFile {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes; negative while it is not known. */
  readonly size: number;
  toStream(): Promise<Readable>;
}

/** `MessageType`; written out, so that the package loads with the first log-in only. */
export const messageType = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  emoticon: 5,
  image: 6,
  text: 7,
  recalled: 13,
  url: 14,
  video: 15,
} as const;

/** `ScanStatus`. */
export const scanStatus = { waiting: 2, timeout: 5 } as const;
