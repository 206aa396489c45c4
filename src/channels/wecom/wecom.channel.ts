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
  type StoreDraft,
} from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import { type ConnectionTimings, WeComConnection } from './connection/wecom-connection';
import { fetchFile } from './inbound/fetch-file';
import { ReplyRequests } from './inbound/reply-requests';
import { SentReplies } from './inbound/sent-replies';
import { WeComEvents } from './inbound/wecom-events';
import { sendLimits } from './outbound/conversation-pace';
import { WeComOutbound } from './outbound/wecom-outbound';
import type { WeComAppConfig } from './wecom.config';
import { conversationIdOf } from './inbound/conversation-id';

/** Milliseconds; for tests. */
export interface WeComTimings extends ConnectionTimings {
  /** Between two states of a draft. */
  draftPause: number;
  /** Before each new attempt to store a message. */
  storePauses: readonly number[];
}

export interface WeComChannelOptions {
  /** `wecomApp` tells it. */
  app: WeComAppConfig;
  clock: Clock;
  logger: Logger;
  timings?: Partial<WeComTimings>;
}

/**
 * Groups within an enterprise, by the official robot. The platform delivers what mentions the robot and what is written
 * to it alone, gives messages of ours no ids, and takes none back. The SDK loads when the channel starts.
 */
export class WeComChannel implements Channel, ChannelHealths {
  readonly name = 'wecom';
  /** Whether a finished stream that is sent again shows nothing is written nowhere. */
  readonly recognisesSendKeys = false;
  readonly sendLimits = sendLimits;
  readonly partCharacters: number;
  private readonly app: WeComAppConfig;
  private readonly connection: WeComConnection;
  private readonly events: WeComEvents;
  private readonly outbound: WeComOutbound;

  constructor(private readonly options: WeComChannelOptions) {
    const { app, clock, logger, timings = {} } = options;
    const { draftPause, storePauses, ...connectionTimings } = timings;
    this.app = app;
    this.partCharacters = app.partCharacters;
    const requests = new ReplyRequests(clock);
    const sent = new SentReplies();
    this.connection = new WeComConnection({
      app,
      onMessage: (frame) => {
        this.events.onMessage(frame);
      },
      onEvent: (frame) => {
        this.events.onEvent(frame);
      },
      clock,
      logger,
      timings: connectionTimings,
    });
    const line = this.connection;
    const rest = { line, requests, sent, clock, logger };
    this.events = new WeComEvents({ ...rest, app, ...(storePauses && { storePauses }) });
    this.outbound = new WeComOutbound({
      ...rest,
      fetchAttachment: (attachment, limits) => this.fetchFile(attachment, limits),
      ...(draftPause !== undefined && { draftPauseMilliseconds: draftPause }),
    });
  }

  start(handlers: ChannelHandlers): Promise<void> {
    this.events.handTo(handlers);
    this.connection.start();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.events.handTo(null);
    await this.events.settle();
  }

  /** Answers go by the line that brings the messages. */
  close(): Promise<void> {
    this.connection.stop();
    return Promise.resolve();
  }

  list(): readonly ChannelHealth[] {
    const { lastEventAt } = this.events;
    return [{ channel: this.name, app: this.app.botId, mode: 'connection', ...this.connection.status, lastEventAt }];
  }

  /** The callback held it already. */
  directTo(memberId: string): string {
    return conversationIdOf({ chatid: null, userid: memberId });
  }

  fetchQuoted({ details }: Pick<IncomingMessage, 'app' | 'details'>): Promise<QuotedMessage | null> {
    return Promise.resolve(details?.quoted ?? null);
  }

  async fetchAttachment(
    { app }: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    attachment: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment> {
    if (app !== this.app.botId) throw new AttachmentError('gone', `The WeCom robot ${app} is not configured`);
    return this.fetchFile(attachment, limits);
  }

  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    this.checkApp(reply);
    return this.outbound.send(reply);
  }

  async openDraft(reply: OutgoingReply, store: StoreDraft): Promise<ReplyDraft> {
    this.checkApp(reply);
    return this.outbound.openDraft(reply, store);
  }

  private fetchFile(
    attachment: Attachment,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<FetchedAttachment> {
    const allowsPlainHttp = this.app.wsUrl.startsWith('ws:');
    return fetchFile(attachment, { ...limits, now: this.options.clock.now(), allowsPlainHttp });
  }

  private checkApp({ app }: OutgoingReply): void {
    if (app !== this.app.botId) throw new SendError('refused', `The WeCom robot ${app} is not configured`);
  }
}
