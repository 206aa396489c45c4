import type { FeishuApiError } from './feishu-api-error';

/** What a message shows: the platform's `msg_type`, and `content` as the JSON text that it wants. */
export interface FeishuContent {
  type: 'text' | 'post' | 'interactive' | 'image' | 'file';
  content: string;
}

export interface SentMessage {
  messageId: string;
  /** Of the message that stands there: not what was sent now where the platform recognised an earlier `uuid`. */
  type: string | null;
}

/** A message as the platform tells it; whatever it leaves out is null. */
export interface FeishuMessage {
  messageId: string;
  /** First message of the chain of answers. */
  rootId: string | null;
  /** The message that this one answers. */
  parentId: string | null;
  /** The thread (topic) that it stands in, `omt_…`. */
  threadId: string | null;
  chatId: string | null;
  /** `text`, `post`, `image`, `interactive`, `system`, … */
  type: string;
  /** JSON text, its shape by `type`; empty when the message is gone. */
  content: string;
  /** An app's id (`cli_…`) when `senderType` is `app`, else an open_id. */
  senderId: string | null;
  senderType: 'user' | 'app' | 'other';
  mentions: readonly { key: string; id: string; name: string }[];
  /** Epoch milliseconds. */
  sentAt: number;
  isDeleted: boolean;
}

export interface FeishuChat {
  name: string;
  /** `group` or `p2p`. */
  mode: string | null;
  /** `chat`: ordinary; `thread`: a group whose messages are all topics. */
  groupMessageType: string | null;
}

export interface FeishuMember {
  /** Open id. */
  id: string;
  name: string;
}

export interface FeishuBot {
  openId: string;
  name: string;
  /** 2 is active; others are listed at `bot/v3/info`. */
  activateStatus: number | null;
}

export interface FeishuReaction {
  reactionId: string;
  emojiType: string;
  /** An app's id when `operatorType` is `app`. */
  operatorId: string;
  operatorType: string;
}

/** What a member's message attaches. */
export interface FeishuResource {
  bytes: Buffer;
  mediaType: string | null;
  name: string | null;
}

export interface MessagePage {
  messages: readonly FeishuMessage[];
  /** Null on the last page. */
  nextPage: string | null;
}

export interface ListMessages {
  in: 'chat' | 'thread';
  /** `oc_…` of the chat or `omt_…` of the thread. */
  id: string;
  /** Epoch milliseconds, rounded down to the second; not for threads. */
  since?: number;
  order: 'oldest-first' | 'newest-first';
  page?: string;
}

/**
 * The Feishu calls that we make, for one app. Each makes one attempt within a deadline (a rejected access token is
 * fetched anew once) and throws `FeishuApiError`.
 */
export interface FeishuApi {
  readonly appId: string;
  /** Milliseconds by which the platform's clock was ahead of ours at its last answer, to the second; null before the first. */
  readonly clockSkew: number | null;
  /** Why the platform gives no access token, as by a revoked secret; null when it gave one last, or was not asked. */
  readonly tokenRefusal: FeishuApiError | null;

  botInfo(): Promise<FeishuBot>;
  getChat(chatId: string): Promise<FeishuChat>;
  /** At most 1,000. */
  listMembers(chatId: string): Promise<FeishuMember[]>;

  /** Null when the platform has none by this id. */
  getMessage(messageId: string): Promise<FeishuMessage | null>;
  listMessages(query: ListMessages): Promise<MessagePage>;
  /** Answers a message, in its thread when it stands in one. The same `uuid` (at most 50 characters) within an hour is one message. */
  reply(messageId: string, content: FeishuContent & { uuid: string }): Promise<SentMessage>;
  /** A message that answers none. */
  create(chatId: string, content: FeishuContent & { uuid: string }): Promise<SentMessage>;
  /** Other words for a text or post of ours. */
  update(messageId: string, content: FeishuContent): Promise<void>;
  /** Another card for a card of ours. */
  patch(messageId: string, card: string): Promise<void>;
  recall(messageId: string): Promise<void>;

  addReaction(messageId: string, emojiType: string): Promise<{ reactionId: string }>;
  removeReaction(messageId: string, reactionId: string): Promise<void>;
  /** At most 50. */
  listReactions(messageId: string, emojiType: string): Promise<FeishuReaction[]>;

  /** The key by which messages and cards show it. */
  uploadImage(bytes: Buffer): Promise<string>;
  /** The key by which messages show it. Of at most 30 MB, and not empty. @param name as members see it */
  uploadFile(bytes: Buffer, name: string): Promise<string>;
  /** A picture, or with `file` a file, sound or film in a member's message. Of at most 30 MB, or less if so asked. */
  downloadResource(
    messageId: string,
    key: string,
    type: 'image' | 'file',
    limits?: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FeishuResource>;

  /** `card`: JSON text of card JSON 2.0. The result is its card id, which one message may show. */
  createCard(card: string): Promise<string>;
  /** `sequence` must rise with every call on one card, here and below. */
  updateCard(cardId: string, card: string, sequence: number): Promise<void>;
  /** The whole text so far of an element; shown letter by letter while the card streams. */
  streamText(cardId: string, elementId: string, text: string, sequence: number): Promise<void>;
  setCardSettings(cardId: string, settings: string, sequence: number): Promise<void>;

  /** Any other call; `data` of the answer. */
  call(method: string, path: string, input?: { params?: object; data?: object }): Promise<unknown>;
}
