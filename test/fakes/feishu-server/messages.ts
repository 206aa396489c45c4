import { refusals } from './api-error';
import { type Chat, type Chats } from './chats';
import { type FakeClock } from './clock';
import { type Ids } from './ids';
import { type PlatformLog } from './log';
import { type Mention } from './mentions';
import { visibleText } from './visible-text';

export type Sender = { appId: string } | { openId: string; senderType: 'user' | 'app' };

export interface Reaction {
  reactionId: string;
  emoji: string;
  /** An app's or a member's id. */
  by: string;
  byApp: boolean;
  at: number;
}

export interface Message {
  readonly messageId: string;
  readonly chatId: string;
  readonly sender: Sender;
  readonly type: string;
  /** As the platform gives it to readers. */
  content: string;
  mentions: Mention[];
  readonly rootId: string | undefined;
  readonly parentId: string | undefined;
  threadId: string | undefined;
  /** What it answers, also in a topic. */
  readonly inReplyTo: string | undefined;
  /** Real milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
  /** The platform's clock at sending. */
  readonly postedAt: number;
  edits: number;
  recalled: boolean;
  readonly reactions: Map<string, Reaction>;
  /** The card entity that it shows. */
  readonly cardId: string | undefined;
}

export interface Draft {
  chat: Chat;
  sender: Sender;
  type: string;
  content: string;
  mentions: Mention[];
  inReplyTo?: Message | undefined;
  inThread?: boolean | undefined;
  uuid?: string | undefined;
  cardId?: string | undefined;
  request: string;
  createdAt?: number | undefined;
}

/** Pages "发送消息" and "回复消息": for so long a `uuid` gives at most one message. */
const uuidLife = 60 * 60 * 1000;

/** Every message of every chat, what it shows now, and which request is a repetition. */
export class Messages {
  readonly all = new Map<string, Message>();
  readonly showing = new Map<string, Set<Message>>();
  private readonly byUuid = new Map<string, { messageId: string; at: number }>();
  private readonly answers = new Map<string, Message[]>();
  private readonly threads = new Map<string, string[]>();

  constructor(
    private readonly chats: Chats,
    private readonly clock: FakeClock,
    private readonly ids: Ids,
    private readonly log: PlatformLog,
    private readonly cardOf: (cardId: string) => unknown,
  ) {}

  /** The message that this app sent with this `uuid` within the last hour of the platform's clock. */
  sentBefore(appId: string, uuid: string | undefined, request: string): Message | undefined {
    if (uuid === undefined) return undefined;
    const sent = this.byUuid.get(`${appId} ${uuid}`);
    if (sent === undefined || this.clock.now() - sent.at >= uuidLife) return undefined;
    this.log.add({ kind: 'deduplicated', messageId: sent.messageId, appId, uuid, request });
    return this.all.get(sent.messageId);
  }

  post({
    chat,
    sender,
    type,
    content,
    mentions,
    inReplyTo,
    inThread,
    uuid,
    cardId,
    request,
    createdAt,
  }: Draft): Message {
    const messageId = this.ids.message();
    const root = inReplyTo && (this.all.get(inReplyTo.rootId ?? '') ?? inReplyTo);
    const threadId = this.threadFor(chat, root, inReplyTo, inThread ?? false);
    const at = createdAt ?? Date.now();
    const message: Message = {
      messageId,
      chatId: chat.chatId,
      sender,
      type,
      content,
      mentions,
      rootId: root?.messageId,
      // Page "回复消息": in a topic the parent is always the root.
      parentId: threadId !== undefined ? root?.messageId : inReplyTo?.messageId,
      threadId,
      inReplyTo: inReplyTo?.messageId,
      createdAt: at,
      updatedAt: at,
      postedAt: this.clock.now(),
      edits: 0,
      recalled: false,
      reactions: new Map(),
      cardId,
    };
    this.all.set(messageId, message);
    chat.messageIds.push(messageId);
    if (inReplyTo !== undefined) push(this.answers, inReplyTo.messageId, message);
    if (threadId !== undefined) push(this.threads, threadId, messageId);
    if (cardId !== undefined) this.showing.set(cardId, (this.showing.get(cardId) ?? new Set()).add(message));
    const appId = 'appId' in sender ? sender.appId : undefined;
    if (appId !== undefined && uuid !== undefined) {
      this.byUuid.set(`${appId} ${uuid}`, { messageId, at: this.clock.now() });
    }
    this.log.add({
      kind: 'posted',
      messageId,
      chatId: chat.chatId,
      appId,
      memberId: 'openId' in sender ? sender.openId : undefined,
      inReplyTo: inReplyTo?.messageId,
      parentId: message.parentId,
      threadId,
      messageType: type,
      text: this.textOf(message),
      uuid,
      request,
    });
    return message;
  }

  /** What a member reads now. Nothing, once recalled. */
  textOf(message: Message): string {
    return message.recalled ? '' : visibleText(message.type, message.content, message.mentions, this.cardOf);
  }

  change(message: Message, content: string, mentions: Mention[], request: string): void {
    message.content = content;
    message.mentions = mentions;
    message.updatedAt = Date.now();
    message.edits++;
    this.shows(message, request);
  }

  /** Writes down what the message shows from now on. */
  shows(message: Message, request: string, sequence?: number): void {
    this.log.add({ kind: 'updated', messageId: message.messageId, text: this.textOf(message), request, sequence });
  }

  recall(message: Message, by: string): void {
    message.recalled = true;
    this.log.add({ kind: 'recalled', messageId: message.messageId, by });
  }

  /** For a request. Throws 230001 for one that was never there. */
  find(messageId: string): Message {
    const message = this.all.get(messageId);
    if (message === undefined) throw refusals.parameter('invalid message_id');
    return message;
  }

  repliesTo(messageId: string): Message[] {
    return this.answers.get(messageId) ?? [];
  }

  inThread(threadId: string): string[] | undefined {
    return this.threads.get(threadId);
  }

  private threadFor(chat: Chat, root: Message | undefined, parent: Message | undefined, asked: boolean) {
    if (parent === undefined) return chat.mode === 'topic' ? this.ids.thread() : undefined;
    const existing = parent.threadId ?? root?.threadId;
    if (existing !== undefined || !asked || root === undefined) return existing;
    root.threadId = this.ids.thread();
    push(this.threads, root.threadId, root.messageId);
    return root.threadId;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
