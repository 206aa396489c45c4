import type { Attachment, IncomingMessage, QuotedMessage } from '../../core/message';
import type { ChannelHealth, ChannelHealths } from '../../core/ports/channel-health';
import {
  AttachmentError,
  type Channel,
  type ChannelHandlers,
  type FetchedAttachment,
  type OutgoingReply,
  type PlatformMessageRef,
  type ReplyDraft,
  SendError,
  type SendLimit,
  type StoreDraft,
} from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import type { FeishuApi } from './api/feishu-api';
import { LarkFeishuApi } from './api/lark-feishu-api';
import type { ConnectionTimings } from './connection/long-connection';
import { FeishuApp, type FeishuSender } from './feishu-app';
import type { FeishuAppConfig } from './feishu.config';
import { SharedChats } from './inbound/shared-chats';
import { KEY_MILLISECONDS } from './outbound/draft-note';
import { QuietLog } from '../quiet-log';
import { FeishuWebhook } from './webhook/feishu-webhook';

export interface FeishuChannelOptions {
  /** At least one; `feishuApps` tells them. */
  apps: readonly FeishuAppConfig[];
  /** What sends an app's replies. */
  senderOf: (app: FeishuAppConfig, api: FeishuApi) => FeishuSender;
  clock: Clock;
  logger: Logger;
  /** Of the long connections; for tests. */
  timings?: Partial<ConnectionTimings>;
}

/** Groups on Feishu or Lark, by one or more apps. The platform's SDK loads with the first call. */
export class FeishuChannel implements Channel, ChannelHealths {
  readonly name = 'feishu';
  readonly recognisesSendKeys = true;
  readonly sendKeyMilliseconds = KEY_MILLISECONDS;
  /** The platform allows 5 a second in a group, 50 a second and 1,000 a minute for an app. */
  readonly sendLimits: readonly SendLimit[] = [
    { per: 'conversation', count: 4, milliseconds: 1_000 },
    { per: 'app', count: 45, milliseconds: 1_000 },
    { per: 'app', count: 950, milliseconds: 60_000 },
  ];
  readonly partCharacters: number;
  readonly webhook: FeishuWebhook;
  private readonly apps: ReadonlyMap<string, FeishuApp>;

  constructor({ apps, senderOf, clock, logger, timings = {} }: FeishuChannelOptions) {
    const shared = new SharedChats(clock);
    this.partCharacters = Math.min(...apps.map(({ partCharacters }) => partCharacters));
    this.apps = new Map(
      apps.map((config) => {
        const api = new LarkFeishuApi(config);
        const sender = senderOf(config, api);
        // One for each app, so that none hides another's trouble.
        const log = new QuietLog(logger, clock);
        return [config.appId, new FeishuApp({ config, api, sender, clock, logger, log, shared, timings })];
      }),
    );
    const webhooks = [...this.apps.values()].flatMap(({ config, events }) => {
      const { mode, encryptKey, verificationToken, name, appId } = config;
      if (mode !== 'webhook' || encryptKey === undefined || verificationToken === undefined) return [];
      return [{ name, appId, encryptKey, verificationToken, events }];
    });
    this.webhook = new FeishuWebhook({ apps: webhooks, clock, log: new QuietLog(logger, clock) });
  }

  start(handlers: ChannelHandlers): Promise<void> {
    for (const app of this.apps.values()) app.start(handlers);
    this.webhook.isOpen = true;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.webhook.isOpen = false;
    await Promise.all([...this.apps.values()].map((app) => app.stop()));
  }

  list(): readonly ChannelHealth[] {
    return [...this.apps.values()].map((app) => app.health());
  }

  /** What the message quotes, with its words where the platform gives them within 3 s; null when it quotes nothing. */
  /** By an open id a chat with its member is meant. */
  directTo(memberId: string): string {
    return memberId;
  }

  async fetchQuoted(message: Pick<IncomingMessage, 'app' | 'details'>): Promise<QuotedMessage | null> {
    const app = this.apps.get(message.app);
    return app ? app.quoted.fetch(message) : (message.details?.quoted ?? null);
  }

  async fetchAttachment(
    message: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    attachment: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment> {
    const app = this.apps.get(message.app);
    if (!app) throw new AttachmentError('gone', `The Feishu app ${message.app} is not configured`);
    return app.files.fetch(message, attachment, limits);
  }

  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    return this.senderFor(reply).send(reply);
  }

  async findSent(reply: OutgoingReply, known: readonly string[]): Promise<{ platformMessageId: string } | null> {
    return this.senderFor(reply).findSent(reply, known);
  }

  async recall(message: PlatformMessageRef): Promise<void> {
    await this.senderFor(message).recall(message);
  }

  async showWorking(message: PlatformMessageRef): Promise<void> {
    await this.apps.get(message.app)?.sender.showWorking(message);
  }

  async hideWorking(message: PlatformMessageRef): Promise<void> {
    await this.apps.get(message.app)?.sender.hideWorking(message);
  }

  async openDraft(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft> {
    return this.senderFor(reply).openDraft(reply, store);
  }

  private senderFor({ app: appId }: Pick<OutgoingReply, 'app'>): FeishuSender {
    // A notice to staff names no app: the first one is theirs.
    const app = appId === '' ? [...this.apps.values()][0] : this.apps.get(appId);
    if (!app) throw new SendError('refused', `The Feishu app ${appId} is not configured`);
    return app.sender;
  }
}
