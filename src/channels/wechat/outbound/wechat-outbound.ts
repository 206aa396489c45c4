import { access } from 'node:fs/promises';
import {
  type Channel,
  type ForwardedMessage,
  type OutgoingReply,
  type PlatformMessageRef,
  type ReplyFile,
  SendError,
} from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { withDeadline } from '../../deadline';
import { describeError } from '../describe-error';
import type { RecentMessages } from '../inbound/recent-messages';
import { messageType, type WeChatPuppet } from '../puppet/puppet';
import type { Breaker } from './breaker';
import { confirmedSend } from './confirmed-send';
import { leadLine } from './lead-line';
import type { ExpectedEcho, OwnEchoes } from './own-echoes';
import { type QuietHours, quietMillisecondsLeft } from './quiet-hours';
import { SentPictures } from './sent-pictures';
import type { PacedWork, WeChatPacing } from './wechat-pacing';

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

interface Turn<Result> {
  app: string;
  conversation: string;
  /** Whether it disturbs nobody at night. */
  isQuiet: boolean;
  /** Whether it goes before all that waits. */
  isExpress?: boolean;
  work: PacedWork<Result>['work'];
}

/** As which the account's own pictures and files come back. */
const fileTypes = [messageType.image, messageType.attachment, messageType.unknown];
const ECHO_MILLISECONDS = 10_000;
const CALL_MILLISECONDS = 30_000;
/** Pictures follow their words after a pause; both are to be there before the quiet hours begin. */
const EVENING_MILLISECONDS = 30_000;
/** So that not all that waited through the night comes in the same second. */
const MORNING_MILLISECONDS = 120_000;

/** What the account says. Nothing is ever sent twice: what is not known to be sent or not ends as `unknown`. */
export class WeChatOutbound implements Required<Pick<Channel, 'send' | 'recall' | 'canSend'>> {
  private readonly pictures = new SentPictures();

  constructor(private readonly options: WeChatOutboundOptions) {}

  canSend(app: string): boolean {
    const { puppet, breaker } = this.options;
    if (breaker.stopped !== null || !puppet.isLoggedIn) return false;
    // A notice of an emergency elsewhere names no account.
    return app === '' || puppet.currentUserId === app;
  }

  /** Words, and what belongs below them, in one go: nothing to another chat comes in between. */
  async send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    const { images = [], forwards, file } = reply.body;
    const forwarded = forwards ? await this.textOf(forwards) : null;
    const { app, conversation, express: isExpress = false } = reply;
    const turn = { app, conversation: conversation.id, isQuiet: isExpress, isExpress };
    if (file) return { platformMessageId: await this.inTurn({ ...turn, work: () => this.sendFile(reply, file) }) };
    const work = async (more: () => Promise<void>) => {
      const ids = [await this.sendWords(reply, forwarded)];
      if (forwards && forwarded === null) {
        await more()
          .then(() => this.forward(reply, forwards))
          .catch(asAnnounced);
      }
      for (const { file } of images) ids.push(...(await this.sendPicture(reply, file, more)));
      return ids;
    };
    const ids = await this.inTurn({ ...turn, work });
    this.pictures.add(ids);
    return { platformMessageId: ids[0] ?? '' };
  }

  async recall({ app, conversation, platformMessageId }: PlatformMessageRef): Promise<void> {
    const { puppet } = this.options;
    for (const id of this.pictures.sentWith(platformMessageId)) {
      const work = () =>
        withDeadline(puppet.messageRecall(id), CALL_MILLISECONDS, () => false).catch((error: unknown) => {
          throw new SendError('refused', `The puppet took nothing back: ${describeError(error)}`);
        });
      const done = await this.inTurn({ app, conversation: conversation.id, isQuiet: true, work });
      // WeChat allows it for two minutes.
      if (!done) throw new SendError('refused', 'WeChat did not take it back');
    }
  }

  /** @param forwarded words of a message that is passed on below the reply's own */
  private sendWords({ conversation, replyTo, text, body }: OutgoingReply, forwarded: string | null): Promise<string> {
    const { puppet, recent } = this.options;
    const asked = replyTo === '' || body.part > 1 ? null : recent.find(conversation.id, replyTo);
    // In a direct chat the conversation is the member.
    const isGroup = asked !== null && asked.memberId !== conversation.id;
    const lead = isGroup ? leadLine(asked) : '';
    const mentioned = lead !== '' && asked?.memberId ? [asked.memberId] : [];
    const words = forwarded === null ? text : `${text}\n${forwarded}`;
    return this.confirmed({ conversation: conversation.id, types: [messageType.text], text: words }, () =>
      puppet.messageSendText(conversation.id, lead + words, mentioned),
    );
  }

  /** The words are shown already and are not sent again, so that a picture that fails is left out. */
  private async sendPicture(
    { conversation, sendKey }: OutgoingReply,
    file: string,
    more: () => Promise<void>,
  ): Promise<string[]> {
    const { puppet, logger } = this.options;
    try {
      await access(file);
      const { FileBox } = await import('file-box');
      await more();
      const call = () => puppet.messageSendFile(conversation.id, FileBox.fromFile(file));
      return [await this.confirmed({ conversation: conversation.id, types: fileTypes, text: null }, call)];
    } catch (error) {
      logger.warn({ sendKey, error: describeError(error) }, 'A picture of a WeChat reply was not sent');
      return [];
    }
  }

  /** A part of its own: what is not there any more is not sent, and nobody waits for it. */
  private async sendFile({ conversation }: OutgoingReply, { file, name }: ReplyFile): Promise<string> {
    await access(file).catch(() => {
      throw new SendError('refused', 'The file is gone');
    });
    const { FileBox } = await import('file-box');
    return this.confirmed({ conversation: conversation.id, types: fileTypes, text: null }, () =>
      this.options.puppet.messageSendFile(conversation.id, FileBox.fromFile(file, name)),
    );
  }

  private forward({ conversation }: OutgoingReply, { platformMessageId }: ForwardedMessage): Promise<string> {
    const types = Object.values(messageType).filter((type) => type !== messageType.recalled);
    return this.confirmed({ conversation: conversation.id, types, text: null }, () =>
      this.options.puppet.messageForward(conversation.id, platformMessageId),
    );
  }

  private confirmed(expected: ExpectedEcho, call: () => Promise<unknown>): Promise<string> {
    const { echoMilliseconds = ECHO_MILLISECONDS } = this.options;
    return confirmedSend(expected, call, { ...this.options, echoMilliseconds });
  }

  /** Null when it is no text, or is not known any more. */
  private async textOf({ platformMessageId, attachments }: ForwardedMessage): Promise<string | null> {
    if (attachments.length > 0) return null;
    const payload = await this.options.puppet.messagePayload(platformMessageId).catch(() => null);
    return payload !== null && payload.type === messageType.text ? (payload.text ?? '') : null;
  }

  private async inTurn<Result>({ app, conversation, isQuiet, isExpress = false, work }: Turn<Result>): Promise<Result> {
    const { pacing, breaker } = this.options;
    const admit = () => {
      this.refuseWhenStopped(app);
      if (!isQuiet) this.refuseInQuietHours();
    };
    admit();
    const begun = { value: false };
    try {
      const paced: PacedWork<Result> = {
        conversation,
        signal: breaker.signal,
        admit,
        work: (more) => {
          begun.value = true;
          return work(more);
        },
      };
      return await (isExpress ? pacing.ahead(paced) : pacing.inTurn(paced));
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
    const leftAt = (time: number) => quietMillisecondsLeft(quietHours, time, timeZone);
    const soon = leftAt(clock.now() + EVENING_MILLISECONDS);
    const left = leftAt(clock.now()) || (soon > 0 ? soon + EVENING_MILLISECONDS : 0);
    if (left === 0) return;
    const later = Math.floor(Math.random() * MORNING_MILLISECONDS);
    throw new SendError('retry', 'Quiet hours', left + later);
  }
}

function asAnnounced(error: unknown): never {
  throw new SendError('unknown', `The message was announced but not passed on: ${describeError(error)}`);
}
