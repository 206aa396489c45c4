import type { ChannelHandlers } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import { describeError } from './describe-error';
import { GentleLookups } from './inbound/gentle-lookups';
import { GroupBinding } from './inbound/group-binding';
import { tellsRestriction } from './inbound/platform-facts';
import { RecentMessages } from './inbound/recent-messages';
import { WeChatMessages } from './inbound/wechat-messages';
import { WeChatNames } from './inbound/wechat-names';
import type { LogInState } from './log-in-state';
import { Breaker, type StopReason } from './outbound/breaker';
import { OwnEchoes } from './outbound/own-echoes';
import type { QuietHours } from './outbound/quiet-hours';
import { WeChatOutbound } from './outbound/wechat-outbound';
import { WeChatPacing } from './outbound/wechat-pacing';
import type { OpenedPuppet } from './puppet/load-puppet';
import { type PuppetEvents, scanStatus, type WeChatPuppet } from './puppet/puppet';
import { QuietLog } from '../quiet-log';
import { SessionNotes } from './session-notes';
import type { WeChatSettings } from './wechat-settings';
import type { WeChatTimings } from './wechat-timings';

export interface WeChatAccountOptions {
  settings: WeChatSettings;
  opened: OpenedPuppet;
  state: LogInState;
  quietHours: QuietHours | null;
  /** Of the quiet hours. */
  timeZone: string;
  clock: Clock;
  logger: Logger;
  timings: WeChatTimings;
  /** Told when sending stops. */
  onStop: (reason: StopReason) => void;
  /** Shows a code that is to be scanned. */
  onQr: (text: string) => void;
}

/** What a puppet that starts anew by itself says as its reason. */
const PUPPET_STOPS = 'puppet stop()';

/** One log-in to WeChat: what comes in, what goes out, and when sending has to stop. */
export class WeChatAccount {
  readonly breaker: Breaker;
  readonly puppet: WeChatPuppet;
  readonly outbound: WeChatOutbound;
  readonly messages: WeChatMessages;
  private readonly names: WeChatNames;
  private readonly log: QuietLog;
  private isRunning = false;
  /** Whether a person has taken part since sending was stopped. */
  private wasScanned = false;
  private outSince: number | null = null;

  constructor(
    private readonly options: WeChatAccountOptions,
    private readonly notes: SessionNotes,
  ) {
    const { settings, opened, quietHours, timeZone, clock, logger, timings, onStop } = options;
    const { puppet } = opened;
    this.puppet = puppet;
    const { echoMilliseconds, lookupPauseMilliseconds, storePauses, ...pacing } = timings;
    this.log = new QuietLog(logger, clock);
    this.breaker = new Breaker((reason) => {
      this.wasScanned = false;
      if (reason !== 'logged-out') notes.noteStop(reason);
      logger.error({ app: options.state.app, reason }, 'Nothing is sent on WeChat any more');
      onStop(reason);
    });
    const lookups = { pauseMilliseconds: lookupPauseMilliseconds ?? 300, patienceMilliseconds: 2_000 };
    this.names = new WeChatNames(puppet, new GentleLookups(lookups));
    const recent = new RecentMessages();
    const echoes = new OwnEchoes();
    this.messages = new WeChatMessages({
      puppet,
      names: this.names,
      binding: new GroupBinding({
        groups: settings.groups,
        assistant: settings.assistant,
        directAssistant: settings.directAssistant,
        remembered: notes.groups,
        remember: (roomId, name) => {
          notes.rememberGroup(roomId, name);
        },
      }),
      recent,
      clock,
      logger,
      log: this.log,
      onOwn: (own, type) => {
        echoes.note(own, type);
      },
      onNotice: (text) => {
        this.notice(text);
      },
      ...(storePauses && { storePauses }),
    });
    this.outbound = new WeChatOutbound({
      puppet,
      pacing: new WeChatPacing({ clock, ...pacing }),
      breaker: this.breaker,
      echoes,
      recent,
      clock,
      logger,
      quietHours,
      timeZone,
      ...(echoMilliseconds !== undefined && { echoMilliseconds }),
    });
    this.listen();
  }

  static async open(options: WeChatAccountOptions): Promise<WeChatAccount> {
    const notes = await SessionNotes.read(options.opened.notes, (error) => {
      options.logger.warn({ error: describeError(error) }, 'The WeChat session file could not be written');
    });
    return new WeChatAccount(options, notes);
  }

  async start(handlers: ChannelHandlers): Promise<void> {
    const { opened, state } = this.options;
    this.isRunning = true;
    this.messages.handTo(handlers);
    const { stopped } = this.notes;
    if (stopped !== null) this.breaker.stop(stopped);
    state.starting();
    await opened.puppet.start().catch((error: unknown) => {
      this.isRunning = false;
      throw error;
    });
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    this.messages.handTo(null);
    await this.options.opened.puppet.stop();
  }

  /** Asks for a log-in by a person, as for the first time. */
  async renew(): Promise<void> {
    const { opened, state } = this.options;
    this.breaker.stop('logged-out');
    this.isRunning = false;
    await opened.puppet.stop();
    await opened.session.clear();
    await opened.session.save();
    this.isRunning = true;
    state.starting();
    await opened.puppet.start();
  }

  private listen(): void {
    const { state } = this.options;
    this.hear('scan', ({ qrcode, status }) => {
      this.wasScanned = true;
      const isToScan = status === scanStatus.waiting || status === scanStatus.timeout;
      state.waiting(isToScan ? (qrcode ?? null) : null);
      if (isToScan && qrcode !== undefined) this.options.onQr(qrcode);
    });
    this.hear('login', ({ contactId }) => {
      this.loggedIn(contactId);
    });
    this.hear('logout', ({ data }) => {
      this.loggedOut(data);
    });
    this.hear('message', ({ messageId }) => void this.messages.take(messageId));
    this.hear('room-join', (event) => {
      void this.messages.joined(event);
    });
    this.hear('room-topic', ({ roomId, newTopic }) => {
      this.names.renamed(roomId, newTopic);
    });
    this.hear('heartbeat', () => undefined);
    this.puppet.on('error', ({ gerror, data }) => {
      if (!this.isRunning) return;
      const text = gerror ?? data ?? '';
      this.log.warn('puppet', { error: describeError(messageOf(text)) }, 'The WeChat puppet reports an error');
      this.notice(text);
    });
  }

  /** While the channel runs: a puppet that is stopped tells of a log-out, too. */
  private hear<Name extends keyof PuppetEvents>(event: Name, take: (payload: PuppetEvents[Name]) => void): void {
    this.puppet.on(event, (payload) => {
      if (!this.isRunning) return;
      this.options.state.heard();
      take(payload);
    });
  }

  private loggedIn(account: string): void {
    const { state, clock, logger } = this.options;
    state.in(account);
    if (this.outSince !== null) {
      const unseen = { from: new Date(this.outSince).toISOString(), to: new Date(clock.now()).toISOString() };
      logger.warn({ app: account, ...unseen }, 'WeChat messages of this time may not have been seen');
      this.outSince = null;
    }
    if (this.breaker.stopped === null || !this.wasScanned) return;
    this.breaker.release();
    this.notes.noteStop(null);
    logger.info({ app: account }, 'A person has logged in to WeChat; replies are sent again');
  }

  private loggedOut(reason: string | undefined): void {
    const { state, clock } = this.options;
    this.outSince ??= clock.now();
    const isOver = reason !== PUPPET_STOPS;
    state.out(isOver);
    if (isOver) this.breaker.stop(tellsRestriction(reason ?? '') ? 'restricted' : 'logged-out');
  }

  private notice(text: string): void {
    if (tellsRestriction(text)) this.breaker.stop('restricted');
  }
}

/** Of an error that the puppet has made JSON of. */
function messageOf(text: string): string {
  return /"message"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? text;
}
