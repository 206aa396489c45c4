import { type AddressInfo } from 'node:net';
import { ApiServer } from './api-server';
import { type App, type AppSettings, type Subscription, tenantKey } from './apps';
import { type Chat, type ChatSettings, type Member } from './chats';
import { type DeliverOptions, EventDelivery, retrySchedules } from './event-delivery';
import { buildEvent, type FeishuEvent, signedRequest, userId } from './events';
import { LongConnections } from './long-connection';
import { type PlatformLog } from './log';
import { Members, type PressOutcome, type SayOptions, type Told } from './members';
import { type Message } from './messages';
import { Platform, type PlatformOptions } from './platform';
import { type Said } from './said';
import { post, type PushOutcome } from './webhook';

export interface FeishuServerOptions extends PlatformOptions {
  /** Which pauses lie between the pushes of an event. */
  retries?: keyof typeof retrySchedules;
  /** How long an answer to a push may take, in real milliseconds; 3,000 by default. */
  answerWithin?: number;
}

/** A message as a member sees it now. */
export interface Shown {
  messageId: string;
  /** An app's id, or a member's. */
  by: string;
  byBot: boolean;
  type: string;
  text: string;
  threadId: string | undefined;
}

/**
 * A platform on this machine that follows Feishu's public documents as far as bots need them, for the real SDK
 * (`domain: server.domain`). Each file names the pages that it follows and what is assumed. It keeps everything in memory.
 * Its `log` is the truth of a test: what was posted, what a member saw, what was pushed, answered and refused.
 */
export class FeishuServer {
  /** Of everything that is random here. */
  readonly seed: number;
  readonly platform: Platform;
  readonly connections: LongConnections;
  readonly delivery: EventDelivery;
  readonly members: Members;
  private readonly api: ApiServer;

  constructor(options: FeishuServerOptions = {}) {
    this.seed = options.seed ?? 1;
    this.platform = new Platform({ ...options, seed: this.seed });
    this.connections = new LongConnections(this.platform, this.seed);
    this.delivery = new EventDelivery(this.platform, this.connections, this.seed);
    this.delivery.schedule = retrySchedules[options.retries ?? 'current'];
    this.delivery.answerWithin = options.answerWithin ?? this.delivery.answerWithin;
    this.members = new Members(this.platform, this.delivery);
    this.api = new ApiServer(this.platform, this.connections, () => this.domain);
    this.connections.attach(this.api.server);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.api.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.delivery.stop();
    this.platform.clock.stop();
    this.connections.stop();
    this.api.server.closeAllConnections();
    await new Promise((resolve) => this.api.server.close(resolve));
  }

  /** For `domain` of the SDK's clients. */
  get domain(): string {
    return `http://127.0.0.1:${(this.api.server.address() as AddressInfo).port}`;
  }

  get log(): PlatformLog {
    return this.platform.log;
  }

  get clock(): Platform['clock'] {
    return this.platform.clock;
  }

  get faults(): Platform['faults'] {
    return this.platform.faults;
  }

  get limits(): Platform['limits'] {
    return this.platform.limits;
  }

  get tokens(): Platform['tokens'] {
    return this.platform.tokens;
  }

  get wikis(): Platform['wikis'] {
    return this.platform.wikis;
  }

  addApp(settings: AppSettings): App {
    return this.platform.apps.add(settings);
  }

  /** Where the app's events go from now on; its callbacks too, when they are not given. */
  subscribe(appId: string, events: Subscription, callbacks: Subscription = events): void {
    Object.assign(this.platform.apps.get(appId), { events, callbacks });
  }

  /** The secret is no longer good, and neither is any token made with it. A new secret makes the app whole again. */
  revokeSecret(appId: string, newSecret?: string): void {
    const app = this.platform.apps.get(appId);
    app.enabled = newSecret !== undefined;
    app.appSecret = newSecret ?? app.appSecret;
    this.platform.tokens.expire(appId);
  }

  addChat(settings: ChatSettings): Chat {
    return this.platform.chats.add(settings);
  }

  /** The member's chat with the app's bot. */
  addDirectChat(appId: string, member: Member): Chat {
    return this.platform.chats.direct(this.platform.apps.get(appId), member);
  }

  dissolveChat(chatId: string): void {
    this.platform.chats.get(chatId).dissolved = true;
  }

  /** Pages "机器人进群" and "机器人被移出群" (events). */
  changeBot(change: 'added' | 'deleted', chatId: string, appId: string, operator: string): Promise<PushOutcome[]> {
    const chat = this.platform.chats.get(chatId);
    if (change === 'added') chat.appIds.add(appId);
    else chat.appIds.delete(appId);
    const event = {
      chat_id: chatId,
      operator_id: userId(operator),
      external: false,
      operator_tenant_key: tenantKey,
      name: chat.name,
    };
    return this.delivery.deliver(this.event(appId, `im.chat.member.bot.${change}_v1`, event));
  }

  /** An event of any type, also of none that exists. */
  event(appId: string, eventType: string, event: Record<string, unknown>): FeishuEvent {
    const app = this.platform.apps.get(appId);
    return buildEvent({ app, eventId: this.platform.ids.event(), eventType, event });
  }

  say(chatId: string, member: string, said: Said, options?: SayOptions): Told {
    return this.members.say(chatId, member, said, options);
  }

  edit(messageId: string, said: Said, deliver?: boolean | DeliverOptions): Told {
    return this.members.edit(messageId, said, deliver);
  }

  recall(messageId: string, deliver?: boolean | DeliverOptions): Told {
    return this.members.recall(messageId, deliver);
  }

  react(messageId: string, member: string, emoji: string, change?: 'add' | 'remove', deliver?: boolean): Told {
    return this.members.react(messageId, member, emoji, change, deliver);
  }

  /** What the buttons of a card send back when they are pressed. */
  buttons(messageId: string): Record<string, unknown>[] {
    return this.members.buttons(messageId);
  }

  /** The message's content as it was sent; of a card, as it is now. */
  content(messageId: string): unknown {
    return this.members.content(messageId);
  }

  press(
    messageId: string,
    member: string,
    value: Record<string, unknown>,
    form?: Record<string, unknown>,
  ): Promise<PressOutcome> {
    return this.members.press(messageId, member, value, form);
  }

  deliver(events: FeishuEvent | readonly FeishuEvent[], options?: DeliverOptions): Promise<PushOutcome[]> {
    return this.delivery.deliver(events, options);
  }

  /** Page "配置事件订阅方式": the address must give the challenge back within a second. `answer` holds what came. */
  challenge(appId: string, url: string, token?: string): Promise<PushOutcome> {
    const app = this.platform.apps.get(appId);
    const content = {
      challenge: this.platform.ids.hex(32),
      token: token ?? app.verificationToken,
      type: 'url_verification',
    };
    return post(url, signedRequest(app, content), 1000);
  }

  dropSockets(options?: { appId?: string; how?: 'close' | 'destroy' }): void {
    this.connections.dropSockets(options);
  }

  halfOpen(appId?: string): void {
    this.connections.halfOpen(appId);
  }

  refuseConnections(code?: number | 'handshake'): void {
    this.connections.refuseConnections(code);
  }

  acceptConnections(): void {
    this.connections.acceptConnections();
  }

  /** Bots' messages that answer this one and that a member sees now, in order. */
  repliesTo(messageId: string): Shown[] {
    return this.platform.messages
      .repliesTo(messageId)
      .filter((message) => !message.recalled && 'appId' in message.sender)
      .map((message) => this.show(message));
  }

  /** Everything that stands in the chat now, in order. */
  visibleIn(chatId: string): Shown[] {
    const { messages, chats } = this.platform;
    return chats
      .get(chatId)
      .messageIds.map((messageId) => messages.find(messageId))
      .filter((message) => !message.recalled)
      .map((message) => this.show(message));
  }

  /** What the message shows now. */
  shown(messageId: string): string {
    return this.platform.messages.textOf(this.platform.messages.find(messageId));
  }

  private show(message: Message): Shown {
    const { messageId, sender, type, threadId } = message;
    const byBot = 'appId' in sender;
    const by = byBot ? sender.appId : sender.openId;
    return { messageId, by, byBot, type, text: this.platform.messages.textOf(message), threadId };
  }
}
