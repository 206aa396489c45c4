import { randomUUID } from 'node:crypto';
import { FileBox } from 'file-box';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { PuppetFile, PuppetMessage } from '../../src/channels/wechat/puppet/puppet';

/** What becomes of a send. `lost`: it throws and nothing is shown. `hidden`: it is shown, and neither an id nor an echo tells so. `late`: shown, and it throws. `restricted`: it throws what WeChat says to a restricted account. */
export type SendFault = 'lost' | 'hidden' | 'late' | 'restricted';

/** A message that the account sent. */
export interface SentMessage {
  id: string;
  conversation: string;
  kind: 'text' | 'file' | 'forward';
  text: string;
  mentionIds: readonly string[];
  /** Of a message that was passed on. */
  forwarded: string | null;
  /** By the fake's clock, in milliseconds. */
  at: number;
  isRecalled: boolean;
}

export interface Card {
  title: string;
  description: string;
  url: string;
}

const types = { text: 7, image: 6 };

/**
 * wechaty's mock puppet with what it leaves out: cards, passing on, taking back, files of every kind, lookups that are
 * counted, and sends that fail.
 */
export class FakeWeChatPuppet extends PuppetMock {
  readonly sent: SentMessage[] = [];
  readonly cards = new Map<string, Card>();
  readonly files = new Map<string, PuppetFile>();
  /** What becomes of the next sends, in order. */
  readonly faults: SendFault[] = [];
  readonly lookups: string[] = [];
  /** Whether sends tell the id; else only the account's own message does. */
  tellsIds = true;
  now: () => number = Date.now;
  /** Between its start and its stop. */
  isOn = false;

  constructor(readonly world: mock.Mocker) {
    super({ mocker: world });
  }

  override async onStart(): Promise<void> {
    await super.onStart();
    this.isOn = true;
  }

  override async onStop(): Promise<void> {
    this.isOn = false;
    await super.onStop();
  }

  /** A message from a member or from the account's own telephone. */
  receive(payload: Partial<PuppetMessage> & Pick<PuppetMessage, 'type' | 'talkerId'>): string {
    const id = payload.id ?? randomUUID();
    const timestamp = Math.floor(this.now() / 1000);
    this.world.MessageMock.create({ timestamp, ...payload, id } as never);
    this.emit('message', { messageId: id });
    return id;
  }

  override messageSendText(conversationId: string, text: string, mentionIds: string[] = []): Promise<void> {
    return this.post({ conversation: conversationId, kind: 'text', text, mentionIds, forwarded: null }, types.text);
  }

  override messageSendFile(conversationId: string, file: unknown): Promise<void> {
    const { name } = file as PuppetFile;
    const post = { conversation: conversationId, kind: 'file', text: name, mentionIds: [], forwarded: null } as const;
    return this.post(post, types.image, (id) => this.files.set(id, file as PuppetFile));
  }

  override async messageForward(conversationId: string, messageId: string): Promise<void> {
    const { type, text = '' } = await this.messagePayload(messageId);
    const post = { conversation: conversationId, kind: 'forward', text, mentionIds: [], forwarded: messageId } as const;
    return this.post(post, type);
  }

  override messageRecall(messageId: string): Promise<boolean> {
    const message = this.sent.find(({ id }) => id === messageId);
    if (message) message.isRecalled = true;
    return Promise.resolve(message !== undefined);
  }

  override messageUrl(messageId: string): Promise<Card> {
    const card = this.cards.get(messageId);
    return card ? Promise.resolve(card) : Promise.reject(new Error('no card'));
  }

  override messageFile(messageId: string): Promise<never> {
    const file = this.files.get(messageId);
    return file ? Promise.resolve(file as never) : Promise.reject(new Error('no file'));
  }

  override contactRawPayload(contactId: string): ReturnType<PuppetMock['contactRawPayload']> {
    this.lookups.push(`contact ${contactId}`);
    return super.contactRawPayload(contactId);
  }

  override roomMemberRawPayload(roomId: string, contactId: string): ReturnType<PuppetMock['roomMemberRawPayload']> {
    this.lookups.push(`member ${contactId}`);
    return super.roomMemberRawPayload(roomId, contactId);
  }

  override roomMemberList(roomId: string): ReturnType<PuppetMock['roomMemberList']> {
    this.lookups.push(`members of ${roomId}`);
    return super.roomMemberList(roomId);
  }

  private post(
    message: Omit<SentMessage, 'at' | 'id' | 'isRecalled'>,
    type: number,
    keep: (id: string) => void = () => undefined,
  ): Promise<void> {
    if (!this.isLoggedIn) return Promise.reject(new Error('not logged in'));
    const fault = this.faults.shift();
    if (fault === 'restricted') return Promise.reject(new Error('操作过于频繁，请稍后再试'));
    if (fault === 'lost') return Promise.reject(new Error('connection lost'));
    const id = randomUUID();
    keep(id);
    this.sent.push({ ...message, id, at: this.now(), isRecalled: false });
    const { conversation, text } = message;
    const place = conversation.includes('@chatroom') ? { roomId: conversation } : { listenerId: conversation };
    if (fault !== 'hidden') this.receive({ id, type, text, talkerId: this.currentUserId, ...place });
    if (fault === 'late') return Promise.reject(new Error('connection lost'));
    // wechaty-puppet-mock declares no result; real puppets give the id.
    return Promise.resolve((this.tellsIds && fault !== 'hidden' ? id : undefined) as unknown as undefined);
  }
}

/** A picture of one pixel. */
export const picture = (name: string): PuppetFile =>
  FileBox.fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    name,
  );

export const bytes = (content: Buffer, name: string): PuppetFile =>
  FileBox.fromBase64(content.toString('base64'), name);
