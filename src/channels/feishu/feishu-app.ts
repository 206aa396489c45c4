import type { ChannelHealth } from '../../core/ports/channel-health';
import type { Channel, ChannelHandlers } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import type { FeishuApi } from './api/feishu-api';
import { FeishuApiError } from './api/feishu-api-error';
import { type ConnectionTimings, LongConnection } from './connection/long-connection';
import type { FeishuAppConfig } from './feishu.config';
import { FeishuEvents } from './inbound/feishu-events';
import { QuotedMessages } from './inbound/quoted-messages';
import type { QuietLog } from './quiet-log';

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
  timings?: Partial<ConnectionTimings>;
}

const ASK_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 30_000;

/** One bot: its line to the platform, what comes in on it, and what goes out. */
export class FeishuApp {
  readonly events: FeishuEvents;
  readonly quoted: QuotedMessages;
  readonly sender: FeishuSender;
  private readonly connection: LongConnection | null;
  private readonly startedAt: number;
  private isRunning = false;
  private asking: NodeJS.Timeout | undefined;

  constructor(private readonly options: FeishuAppOptions) {
    const { config, api, sender, clock, log, logger, timings = {} } = options;
    this.sender = sender;
    this.events = new FeishuEvents({ app: config, api, clock, logger, log });
    this.quoted = new QuotedMessages(api);
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
    this.askIdentity();
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    clearTimeout(this.asking);
    this.events.handTo(null);
    await this.connection?.stop();
  }

  health(): ChannelHealth {
    const { appId, mode } = this.config;
    const line = this.connection?.status ?? this.webhookStatus();
    const problem = line.problem ?? this.events.identity.problem;
    return { channel: 'feishu', app: appId, mode, ...line, problem, lastEventAt: this.events.lastEventAt };
  }

  /** Nothing tells whether a webhook is reached; whether the platform takes our secret does tell something. */
  private webhookStatus() {
    const { identity } = this.events;
    const isRefused = identity.failure instanceof FeishuApiError && identity.failure.failure.code !== null;
    const state: ChannelHealth['state'] = !this.isRunning
      ? 'stopped'
      : identity.known
        ? 'ok'
        : isRefused
          ? 'failed'
          : 'connecting';
    return { state, since: this.startedAt, problem: identity.problem, reconnects: 0 };
  }

  /** Again and again until the platform tells who the bot is. */
  private askIdentity(): void {
    const { config, log } = this.options;
    this.events.identity.get(ASK_MILLISECONDS).catch((error: unknown) => {
      const fields = { app: config.appId, error: String(error) };
      log.warn('no identity', fields, 'The Feishu platform does not tell who the bot is');
      if (!this.isRunning) return;
      this.asking = setTimeout(() => {
        this.askIdentity();
      }, PAUSE_MILLISECONDS);
      this.asking.unref();
    });
  }
}
