import type { ChannelHealth } from '../../core/ports/channel-health';
import type { Channel, ChannelHandlers } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import type { FeishuApi } from './api/feishu-api';
import { needsPerson } from './api/classify-error';
import type { FeishuApiError } from './api/feishu-api-error';
import { type ConnectionTimings, LongConnection } from './connection/long-connection';
import type { FeishuAppConfig } from './feishu.config';
import { FeishuEvents } from './inbound/feishu-events';
import { MemberFiles } from './inbound/member-files';
import { QuotedMessages } from './inbound/quoted-messages';
import type { SharedChats } from './inbound/shared-chats';
import type { QuietLog } from '../quiet-log';

/** What sends one app's replies. */
export type FeishuSender = Required<
  Pick<Channel, 'send' | 'findSent' | 'recall' | 'showWorking' | 'hideWorking' | 'openDraft'>
>;

export interface FeishuAppOptions {
  config: FeishuAppConfig;
  api: FeishuApi;
  sender: FeishuSender;
  clock: Clock;
  logger: Logger;
  log: QuietLog;
  shared: SharedChats;
  timings?: Partial<ConnectionTimings>;
  /** Between two questions whether the platform still serves the app, in milliseconds. */
  askPause?: number;
}

const describe = (refusal: FeishuApiError): string =>
  refusal.failure.stage === 'token'
    ? `The platform takes App ID or App Secret no more (${refusal.message})`
    : `The platform refuses this app (${refusal.message})`;

const ASK_MILLISECONDS = 10_000;
/** With the time for an answer, a revoked secret is known within a minute. */
const ASK_PAUSE_MILLISECONDS = 30_000;

/** One bot: its line to the platform, what comes in on it, and what goes out. */
export class FeishuApp {
  readonly events: FeishuEvents;
  readonly quoted: QuotedMessages;
  readonly files: MemberFiles;
  readonly sender: FeishuSender;
  private readonly connection: LongConnection | null;
  private readonly startedAt: number;
  private isRunning = false;
  /** Epoch milliseconds. */
  private refusedSince: number | null = null;
  private asking: NodeJS.Timeout | undefined;

  constructor(private readonly options: FeishuAppOptions) {
    const { config, api, sender, clock, log, logger, shared, timings = {} } = options;
    this.sender = sender;
    this.events = new FeishuEvents({ app: config, api, clock, logger, log, shared });
    this.quoted = new QuotedMessages({ api, isOurs: (appId) => shared.has(appId) });
    this.files = new MemberFiles({ api, log });
    this.startedAt = clock.now();
    this.connection =
      config.mode === 'connection'
        ? new LongConnection({ app: config, events: this.events, clock, log, timings })
        : null;
  }

  get config(): FeishuAppConfig {
    return this.options.config;
  }

  start(handlers: ChannelHandlers): void {
    this.isRunning = true;
    this.events.handTo(handlers);
    this.connection?.start();
    void this.watch();
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    clearTimeout(this.asking);
    this.events.handTo(null);
    await this.connection?.stop();
  }

  health(): ChannelHealth {
    const { appId, mode } = this.config;
    const { identity, lastEventAt } = this.events;
    const line = this.connection?.status ?? this.webhookStatus();
    const refusal = this.isRunning ? this.refusal : null;
    this.refusedSince = refusal && (this.refusedSince ?? this.options.clock.now());
    const refused = refusal &&
      this.refusedSince !== null && { state: 'failed' as const, since: this.refusedSince, problem: describe(refusal) };
    const problem = line.problem ?? identity.problem;
    return { channel: 'feishu', app: appId, mode, ...line, problem, ...refused, lastEventAt };
  }

  /** What a person has to mend: the platform gives no access token, or none of its calls to this app. */
  private get refusal(): FeishuApiError | null {
    const failures = [this.options.api.tokenRefusal, this.events.identity.failure];
    return failures.find((failure) => needsPerson(failure)) ?? null;
  }

  /** Nothing tells whether a webhook is reached; whether the platform serves the app does tell something. */
  private webhookStatus() {
    const state: ChannelHealth['state'] = !this.isRunning
      ? 'stopped'
      : this.events.identity.known
        ? 'ok'
        : 'connecting';
    return { state, since: this.startedAt, problem: null, reconnects: 0 };
  }

  /** Asks again and again who the bot is: while nothing is sent, nothing else tells of a revoked secret. */
  private async watch(): Promise<void> {
    const { config, log, askPause = ASK_PAUSE_MILLISECONDS } = this.options;
    try {
      await this.events.identity.renew(ASK_MILLISECONDS);
    } catch (error) {
      const fields = { app: config.appId, error: String(error) };
      log.warn('no identity', fields, 'The Feishu platform does not tell who the bot is');
    }
    if (!this.isRunning) return;
    this.asking = setTimeout(() => void this.watch(), askPause);
    this.asking.unref();
  }
}
