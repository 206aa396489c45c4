import { access } from 'node:fs/promises';
import {
  type Channel,
  type ForwardedMessage,
  type OutgoingReply,
  type PlatformMessageRef,
  SendError,
} from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { withDeadline } from '../deadline';
import { describeError } from '../describe-error';
import { tellsRestriction } from '../inbound/platform-facts';
import type { RecentMessages } from '../inbound/recent-messages';
import { messageType, type WeChatPuppet } from '../puppet/puppet';
import type { Breaker } from './breaker';
import { leadLine } from './lead-line';
import type { ExpectedEcho, OwnEchoes } from './own-echoes';
import { type QuietHours, quietMillisecondsLeft } from './quiet-hours';
import { SentPictures } from './sent-pictures';
import type { WeChatPacing } from './wechat-pacing';

export interface WeChatOutboundOptions {
  puppet: Pick<
    WeChatPuppet,
    | 'currentUserId'
    | 'isLoggedIn'
    | 'messageForward'
    | 'messagePayload'
    | 'messageRecall'
    | 'messageSendFile'
    | 'messageSendText'
  >;
  pacing: WeChatPacing;
  breaker: Breaker;
  echoes: OwnEchoes;
  recent: RecentMessages;
  clock: Clock;
  logger: Logger;
  quietHours: QuietHours | null;
  timeZone: string;
  /** How long the account's own message is waited for, where the puppet tells no id; for tests. */
  echoMilliseconds?: number;
}

interface Step {
  conversation: string;
  echo: Omit<ExpectedEcho, 'conversation'>;
  call: () => Promise<unknown>;
}

const ECHO_MILLISECONDS = 10_000;
const CALL_MILLISECONDS = 30_000;
/** So that not all that waited through the night comes in the same second. */
const MORNING_MILLISECONDS = 120_000;

/** What the account says. Nothing is ever sent twice: what is not known to be sent or not ends as `unknown`. */
export class WeChatOutbound implements Required<Pick<Channel, 'send' | 'recall' | 'canSend'>> {
  private readonly pictures = new SentPictures();

  constructor(private readonly options: WeChatOutboundOptions) {}

  canSend(app: string): boolean {
    const { puppet, breaker } = this.options;
    return breaker.stopped === null && puppet.isLoggedIn && puppet.currentUserId === app;
  }

  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    this.refuseInQuietHours();
    const { images = [], forwards } = reply.body;
    const forwarded = forwards ? await this.textOf(forwards) : null;
    const first = await this.perform(reply.app, this.wordsOf(reply, forwarded));
    const ids = [first];
    if (forwards && forwarded === null) await this.forward(reply, forwards);
    for (const { file } of images) ids.push(...(await this.picture(reply, file)));
    this.pictures.add(ids);
    return { platformMessageId: first };
  }

  async recall({ app, conversation, platformMessageId }: PlatformMessageRef): Promise<void> {
    const { puppet } = this.options;
    for (const id of this.pictures.sentWith(platformMessageId)) {
      const done = await this.inTurn(app, conversation.id, async () =>
        withDeadline(puppet.messageRecall(id), CALL_MILLISECONDS, () => false).catch((error: unknown) => {
          throw new SendError('refused', `The puppet took nothing back: ${describeError(error)}`);
        }),
      );
      // WeChat allows it for two minutes.
      if (!done) throw new SendError('refused', 'WeChat did not take it back');
    }
  }

  /** @param forwarded words of a message that is passed on below the reply's own */
  private wordsOf({ conversation, replyTo, text, body }: OutgoingReply, forwarded: string | null): Step {
    const { puppet, recent } = this.options;
    const asked = replyTo === '' || body.part > 1 ? null : recent.find(conversation.id, replyTo);
    // In a direct chat the conversation is the member.
    const isGroup = asked !== null && asked.memberId !== conversation.id;
    const lead = isGroup ? leadLine(asked) : '';
    const mentioned = lead !== '' && asked?.memberId ? [asked.memberId] : [];
    const words = forwarded === null ? text : `${text}\n${forwarded}`;
    return {
      conversation: conversation.id,
      echo: { types: [messageType.text], text: words },
      call: () => puppet.messageSendText(conversation.id, lead + words, mentioned),
    };
  }

  /** Its words are sent already, so that it is never tried again: it is left out when it fails. */
  private async picture({ app, conversation, sendKey }: OutgoingReply, file: string): Promise<string[]> {
    const { puppet, logger } = this.options;
    try {
      await access(file);
      const { FileBox } = await import('file-box');
      const call = () => puppet.messageSendFile(conversation.id, FileBox.fromFile(file));
      const echo = { types: [messageType.image, messageType.attachment, messageType.unknown], text: null };
      return [await this.perform(app, { conversation: conversation.id, echo, call })];
    } catch (error) {
      logger.warn({ sendKey, error: describeError(error) }, 'A picture of a WeChat reply was not sent');
      return [];
    }
  }

  private async forward({ app, conversation }: OutgoingReply, { platformMessageId }: ForwardedMessage): Promise<void> {
    const { puppet } = this.options;
    const types = Object.values(messageType).filter((type) => type !== messageType.recalled);
    const call = () => puppet.messageForward(conversation.id, platformMessageId);
    try {
      await this.perform(app, { conversation: conversation.id, echo: { types, text: null }, call });
    } catch (error) {
      throw new SendError('unknown', `The message was announced but not passed on: ${describeError(error)}`);
    }
  }

  /** Null when it is no text, or is not known any more. */
  private async textOf({ platformMessageId, attachments }: ForwardedMessage): Promise<string | null> {
    if (attachments.length > 0) return null;
    const payload = await this.options.puppet.messagePayload(platformMessageId).catch(() => null);
    return payload !== null && payload.type === messageType.text ? (payload.text ?? '') : null;
  }

  /** Resolves with the id of what was sent. */
  private perform(app: string, { conversation, echo, call }: Step): Promise<string> {
    const { echoes, breaker, echoMilliseconds = ECHO_MILLISECONDS } = this.options;
    return this.inTurn(app, conversation, async () => {
      this.refuseInQuietHours();
      const awaited = echoes.await({ conversation, ...echo });
      try {
        const told = await withDeadline(call(), CALL_MILLISECONDS, () => null).then(
          (id) => ({ id: typeof id === 'string' && id !== '' ? id : null, problem: null }),
          (problem: unknown) => ({ id: null, problem }),
        );
        const id = told.id ?? (await withDeadline(awaited.id, echoMilliseconds, () => null));
        if (id === null) throw this.failureOf(told.problem);
        breaker.noteSent();
        return id;
      } finally {
        awaited.forget();
      }
    });
  }

  private failureOf(problem: unknown): SendError {
    const { breaker } = this.options;
    if (problem instanceof Error && tellsRestriction(problem.message)) breaker.stop('restricted');
    else breaker.noteFailure();
    return new SendError('unknown', problem === null ? 'No echo of the message came' : describeError(problem));
  }

  private async inTurn<Result>(app: string, conversation: string, work: () => Promise<Result>): Promise<Result> {
    const { pacing, breaker } = this.options;
    this.refuseWhenStopped(app);
    const begun = { value: false };
    try {
      return await pacing.inTurn(conversation, breaker.signal, () => {
        this.refuseWhenStopped(app);
        begun.value = true;
        return work();
      });
    } catch (error) {
      if (begun.value || error instanceof SendError) throw error;
      throw new SendError('retry', 'Given up while it waited, because sending was stopped');
    }
  }

  private refuseWhenStopped(app: string): void {
    if (this.canSend(app)) return;
    throw new SendError('retry', `Nothing is sent for this account: ${this.options.breaker.stopped ?? 'logged-out'}`);
  }

  private refuseInQuietHours(): void {
    const { clock, quietHours, timeZone } = this.options;
    const left = quietMillisecondsLeft(quietHours, clock.now(), timeZone);
    if (left === 0) return;
    const later = Math.floor(Math.random() * MORNING_MILLISECONDS);
    throw new SendError('retry', 'Quiet hours', left + later);
  }
}
