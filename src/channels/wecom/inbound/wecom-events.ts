import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage } from '../../../core/message';
import type { ChannelHandlers } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { withDeadline } from '../../deadline';
import { QuietLog } from '../../quiet-log';
import type { WeComLine } from '../connection/wecom-line';
import type { WeComAppConfig } from '../wecom.config';
import { BotNames } from './bot-names';
import { type EventFrame, eventFrame, messageFrame } from './callback-frame';
import { conversationIdOf } from './conversation-id';
import { readFeedback } from './feedback';
import { NOT_STORED, WELCOME } from './fixed-lines';
import { parseMessage } from './parse-message';
import type { ReplyRequests } from './reply-requests';
import type { SentReplies } from './sent-replies';

export interface WeComEventsOptions {
  app: Pick<WeComAppConfig, 'botId' | 'assistant' | 'groups' | 'botName'>;
  line: Pick<WeComLine, 'respond' | 'welcome'>;
  requests: ReplyRequests;
  sent: SentReplies;
  clock: Clock;
  logger: Logger;
  /** Before each new attempt to store a message, in milliseconds; for tests. */
  storePauses?: readonly number[];
}

const STORE_PAUSES = [300, 1_000, 3_000, 10_000];
/** What is under way may take, when the program stops. */
const STOPPING_MILLISECONDS = 3_000;

/** The robot's callbacks: what they mean to the program. */
export class WeComEvents {
  /** Epoch milliseconds; null before the first. */
  lastEventAt: number | null = null;
  private readonly names: BotNames;
  private readonly log: QuietLog;
  private handlers: ChannelHandlers | null = null;
  private stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly options: WeComEventsOptions) {
    this.names = new BotNames(options.app.botName);
    this.log = new QuietLog(options.logger, options.clock);
  }

  /** From now on, or with null until further notice no more. */
  handTo(handlers: ChannelHandlers | null): void {
    this.handlers = handlers;
    if (handlers) this.stopping = new AbortController();
    else this.stopping.abort();
  }

  /** Resolves when what came in is stored, or could not be for too long. */
  async settle(): Promise<void> {
    await withDeadline(Promise.all(this.underWay), STOPPING_MILLISECONDS, () => []);
  }

  onMessage = (frame: unknown): void => {
    const message = messageFrame.safeParse(frame).data;
    if (!message) {
      this.log.warn('incomplete', { app: this.options.app.botId }, 'A WeCom message lacks what it needs');
      return;
    }
    const requestId = message.headers.req_id;
    this.begin((handlers) => {
      if (!handlers) return this.turnAway(message.body.msgid, requestId);
      this.options.requests.note(message.body.msgid, requestId);
      return this.store(this.incomingOf(message), requestId, handlers);
    });
  };

  onEvent = (frame: unknown): void => {
    const event = eventFrame.safeParse(frame).data;
    // That another program took the line is no member's doing, and lacks one.
    if (event) this.begin((handlers) => (handlers ? this.actOn(event, handlers) : Promise.resolve()));
  };

  /** @param work gets null while the program stops */
  private begin(work: (handlers: ChannelHandlers | null) => Promise<void>): void {
    this.lastEventAt = this.options.clock.now();
    const done = work(this.handlers).catch((error: unknown) => {
      const fields = { app: this.options.app.botId, error: String(error) };
      this.log.warn('callback', fields, 'A WeCom callback could not be worked on');
    });
    this.underWay.add(done);
    void done.then(() => this.underWay.delete(done));
  }

  private incomingOf(frame: Parameters<typeof parseMessage>[0]): IncomingMessage {
    const { app, clock, sent } = this.options;
    const { conversationId, memberId, text, sentAt, details, platformMessageId } = parseMessage(frame, {
      names: this.names,
      sent,
      now: clock.now(),
    });
    return {
      conversation: { channel: 'wecom', id: conversationId },
      app: app.botId,
      platformMessageId,
      assistant: app.groups[conversationId] ?? app.assistant,
      // The platform tells no names.
      member: { id: memberId, name: memberId },
      text,
      // Others are not delivered.
      mentionsBot: true,
      sentAt: sentAt ?? clock.now(),
      details,
    };
  }

  /** The platform takes no acknowledgement and delivers nothing again: it is tried again here, and then told. */
  private async store(message: IncomingMessage, requestId: string, handlers: ChannelHandlers): Promise<void> {
    const { app, logger, storePauses = STORE_PAUSES } = this.options;
    const { signal } = this.stopping;
    for (let attempt = 0; ; attempt++) {
      // Read first: when the program stops, there is one more attempt.
      const milliseconds = signal.aborted ? undefined : storePauses[attempt];
      try {
        await handlers.onMessage(message);
        return;
      } catch (error) {
        const fields = { app: app.botId, messageId: message.platformMessageId, attempt, error: String(error) };
        if (milliseconds === undefined) {
          logger.error(fields, 'A WeCom message was not stored and is lost; its member is told');
          break;
        }
        if (attempt === 0) logger.warn(fields, 'A WeCom message was not stored: it is tried again');
        await pause(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
    await this.tellNotStored(requestId);
  }

  /** The line stays while the last answers go; the next start will not get what comes on it now. */
  private async turnAway(messageId: string, requestId: string): Promise<void> {
    const { app, logger } = this.options;
    logger.warn({ app: app.botId, messageId }, 'A WeCom message came while the program stops; its member is told');
    await this.tellNotStored(requestId);
  }

  private async tellNotStored(requestId: string): Promise<void> {
    const stream = { id: `not-stored-${requestId}`.slice(0, 64), finish: true, content: NOT_STORED };
    await this.options.line.respond(requestId, { msgtype: 'stream', stream });
  }

  private async actOn({ headers, body }: EventFrame, handlers: ChannelHandlers): Promise<void> {
    const { eventtype, feedback_event: judged } = body.event;
    const { userid } = body.from;
    if (eventtype === 'enter_chat') await this.options.line.welcome(headers.req_id, WELCOME);
    if (eventtype !== 'feedback_event' || !judged) return;
    const feedback = readFeedback(judged);
    if (!feedback) return;
    const id = conversationIdOf({ chatid: body.chatid, userid });
    await handlers.onFeedback({ ...feedback, conversation: { channel: 'wecom', id }, memberId: userid });
  }
}
