import {
  type Channel,
  type ChannelHandlers,
  type FetchedAttachment,
  type OutgoingReply,
  type PlatformMessageRef,
  SendError,
  type SendLimit,
} from '../../core/ports/channel';
import type { Attachment } from '../../core/message';
import type { ChannelHealth, ChannelHealths } from '../../core/ports/channel-health';
import type { ChannelLogins } from '../../core/ports/channel-login';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import { withDeadline } from '../deadline';
import { describeError } from './describe-error';
import { fetchAttachment } from './inbound/fetch-attachment';
import { LogInState } from './log-in-state';
import type { StopReason } from './outbound/breaker';
import { awakeFor, type QuietHours, readQuietHours } from './outbound/quiet-hours';
import { loadPuppet, type OpenedPuppet, PuppetError } from './puppet/load-puppet';
import { QrLines } from './qr-lines';
import { WeChatAccount } from './wechat-account';
import type { WeChatSettings } from './wechat-settings';
import type { WeChatTimings } from './wechat-timings';

/** For the admins: nothing is sent until a person has done something. */
export interface WeChatAlert {
  /** The account's id; empty when it never logged in. */
  app: string;
  reason: StopReason | 'not-started' | 'waiting-for-scan';
}

export interface WeChatChannelOptions {
  settings: WeChatSettings;
  /** Of the quiet hours. */
  timeZone: string;
  clock: Clock;
  logger: Logger;
  onAlert: (alert: WeChatAlert) => void;
  /** Where the code to scan is shown; text for a terminal. */
  showQr?: (lines: string) => void;
  /** In the place of the configured package, for tests. */
  openPuppet?: (settings: WeChatSettings) => Promise<OpenedPuppet>;
  timings?: WeChatTimings;
}

const FIRST_PAUSE_MILLISECONDS = 30_000;
const LONGEST_PAUSE_MILLISECONDS = 600_000;
const STOP_MILLISECONDS = 3_000;
const STALE_MILLISECONDS = 30 * 60_000;

/** Groups on WeChat, by a puppet of wechaty and a personal account, which may be banned for it: docs/wechat.md. */
export class WeChatChannel implements Channel, ChannelHealths {
  readonly name = 'wechat';
  readonly recognisesSendKeys = false;
  /**
   * The channel itself keeps the pace that WeChat wants, to which these lead up: few replies wait within a send, where a
   * crash would leave it unknown what became of them.
   */
  readonly sendLimits: readonly SendLimit[] = [
    { per: 'conversation', count: 1, milliseconds: 1_000 },
    { per: 'app', count: 2, milliseconds: 3_000 },
    { per: 'app', count: 40, milliseconds: 60_000 },
  ];
  readonly partCharacters: number;
  readonly logins: ChannelLogins;
  private readonly quietHours: QuietHours | null;
  private readonly state: LogInState;
  private account: WeChatAccount | null = null;
  /** Of the start; settles without an error. */
  private opening: Promise<void> = Promise.resolve();
  private isStarted = false;
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly options: WeChatChannelOptions) {
    this.partCharacters = options.settings.partCharacters;
    this.quietHours = readQuietHours(options.settings.quietHours ?? '');
    this.state = new LogInState(options.clock);
    this.logins = {
      list: () => [this.state.login()],
      renew: (channel) => this.renew(channel),
    };
  }

  /** Half an hour outside of the quiet hours, in which replies wait because they have to. */
  get staleAfterMilliseconds(): number {
    const { clock, timeZone } = this.options;
    return awakeFor(STALE_MILLISECONDS, this.quietHours, clock.now(), timeZone);
  }

  /** The log-in goes on by itself: the program does not wait for a person with a telephone. */
  start(handlers: ChannelHandlers): Promise<void> {
    this.isStarted = true;
    this.tryToOpen(handlers, FIRST_PAUSE_MILLISECONDS);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.isStarted = false;
    clearTimeout(this.again);
    this.account?.messages.handTo(null);
    await withDeadline(this.opening, STOP_MILLISECONDS, () => undefined);
  }

  /** The account stays until the last replies are sent. */
  async close(): Promise<void> {
    const { account } = this;
    this.account = null;
    await account?.stop().catch((error: unknown) => {
      this.options.logger.warn({ error: describeError(error) }, 'The WeChat puppet did not stop cleanly');
    });
    this.state.stopped();
  }

  list(): readonly ChannelHealth[] {
    return [this.state.health(this.account?.breaker.stopped ?? null)];
  }

  /** Also true while the log-in is under way: replies then wait for it. */
  canSend(app: string): boolean {
    const { account, state } = this;
    if (account && account.breaker.stopped !== null) return false;
    return state.isComing || account?.outbound.canSend(app) === true;
  }

  send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    return this.running().then(({ outbound }) => outbound.send(reply));
  }

  /** The conversation with a contact has the contact's id. */
  directTo(memberId: string): string {
    return memberId;
  }

  recall(message: PlatformMessageRef): Promise<void> {
    return this.running().then(({ outbound }) => outbound.recall(message));
  }

  async fetchAttachment(
    message: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    attachment: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment> {
    return fetchAttachment(this.account?.puppet ?? null, { ...message, key: attachment.key }, limits);
  }

  /** Again and again where it may help, as when a puppet's service is away. */
  private tryToOpen(handlers: ChannelHandlers, pause: number): void {
    const { logger, onAlert } = this.options;
    this.state.starting();
    this.opening = this.open(handlers).catch((error: unknown) => {
      if (!this.isStarted) return;
      const problem = error instanceof PuppetError ? error.message : `The puppet: ${describeError(error)}`;
      this.state.failed(problem);
      logger.error({ problem }, 'WeChat could not be started');
      if (pause === FIRST_PAUSE_MILLISECONDS) onAlert({ app: this.state.app, reason: 'not-started' });
      if (error instanceof PuppetError) return;
      const next = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
      this.again = setTimeout(() => {
        this.tryToOpen(handlers, next);
      }, pause).unref();
    });
  }

  private async open(handlers: ChannelHandlers): Promise<void> {
    const { settings, timeZone, clock, logger, onAlert, showQr, timings = {}, openPuppet = loadPuppet } = this.options;
    const opened = await openPuppet(settings);
    const qr = new QrLines(showQr ?? (() => undefined));
    let isTold = false;
    const account = await WeChatAccount.open({
      settings,
      opened,
      state: this.state,
      quietHours: this.quietHours,
      timeZone,
      clock,
      logger,
      timings,
      onStop: (reason) => {
        onAlert({ app: this.state.app, reason });
      },
      onQr: (text) => {
        void qr.show(text);
        if (!isTold && account.breaker.stopped === null) onAlert({ app: this.state.app, reason: 'waiting-for-scan' });
        isTold = true;
      },
    });
    if (!this.isStarted) return;
    this.account = account;
    await account.start(handlers);
  }

  private async renew(channel: string): Promise<boolean> {
    if (channel !== this.name || !this.account) return false;
    clearTimeout(this.again);
    await this.account.renew().catch((error: unknown) => {
      this.state.failed(`The puppet: ${describeError(error)}`);
      throw error;
    });
    return true;
  }

  private running(): Promise<WeChatAccount> {
    return this.account
      ? Promise.resolve(this.account)
      : Promise.reject(new SendError('retry', 'WeChat is not started'));
  }
}
