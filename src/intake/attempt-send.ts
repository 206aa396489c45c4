import type { AdminNotice } from '../core/ports/admin-notice';
import { type Channel, type OutgoingReply, SendError, type SendFailure } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore, SendChange, SendState } from '../core/ports/outbox-store';
import type { ReviewKind } from '../core/review-item';
import { backOff } from './back-off';
import { type LateOptions, withLateLine } from './late-line';
import type { RestorePlaceholders } from './restore-placeholders';
import type { SendPacing } from './send-pacing';

export interface AttemptSendOptions {
  outbox: OutboxStore;
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
  /** How long a reply is tried to be sent or taken back. */
  giveUpMilliseconds: number;
  /** From this age of its question on a reply is not sent any more. */
  missedMilliseconds: number;
  late: LateOptions;
  restore: Pick<RestorePlaceholders, 'of'>;
  /** Told what every attempt came to. */
  onSend: (channel: string, state: SendState) => void;
  random?: () => number;
  /** Longest pause before the next attempt, in milliseconds; absent: what the attempts so far and the platform make it. */
  longestPause?: number;
  /** In place of the channel's own. */
  send?: (channel: Channel, reply: OutgoingReply) => ReturnType<Channel['send']>;
}

interface Attempt {
  item: OutboxItem;
  channel: Channel;
  pacing: Pick<SendPacing, 'turn'>;
}

/** How long the end of the sign that the bot works is waited for. */
const SIGN_MILLISECONDS = 2_000;

/**
 * One attempt to send or to take back one part of a reply. What is known of it is stored before and after, so that a
 * crash at any moment leaves a state that says what may have happened. What may once have been shown counts as such until
 * the opposite is known.
 */
export class AttemptSend {
  constructor(private readonly options: AttemptSendOptions) {}

  /** Resolves with the state that the item is in then. Throws only when the database does. */
  async attempt(attempt: Attempt): Promise<SendState> {
    const state = attempt.item.state === 'recalling' ? await this.recall(attempt) : await this.deliver(attempt);
    this.options.onSend(attempt.channel.name, state);
    return state;
  }

  private async deliver(attempt: Attempt): Promise<SendState> {
    const { item, channel } = attempt;
    const { giveUpMilliseconds, missedMilliseconds } = this.options;
    if (item.state === 'sending' && !channel.recognisesSendKeys) return this.endUncertain(item, 'unknown-result');
    const isTooLate = this.isOlder(item.createdAt, giveUpMilliseconds);
    const isMissed = this.isMissed(item, missedMilliseconds);
    if (item.state === 'sending' && (isTooLate || isMissed || this.isKeyForgotten(attempt))) {
      const found = await this.look(attempt);
      if (found !== 'absent') return found;
    }
    if (isMissed) return this.endFailed(item, 'missed', 'too-late');
    if (isTooLate) return this.endFailed(item, 'failed-send', 'gave-up');
    return this.send(attempt);
  }

  /** Keeps a reply that may not be sent now, or not any more by itself, as a draft for a person. */
  async hold(item: OutboxItem, reason: 'line-closed' | 'stale'): Promise<SendState> {
    // No person looks after a copy of another group's talk, which is of no use later.
    if (item.replyTo === '') {
      this.options.logger.warn({ sendKey: item.sendKey, reason }, 'A message was not passed on');
      return this.finish(item, { to: 'failed' });
    }
    const others = await this.options.outbox.itemsOf(item.questionId);
    if (others.some(({ state }) => state === 'held')) return this.finish(item, { to: 'held' });
    return this.endForReview(item, { to: 'held', kind: 'assist-draft', reason });
  }

  private async send({ item, channel, pacing }: Attempt): Promise<SendState> {
    const { outbox, clock, restore } = this.options;
    const turn = await pacing.turn(item.conversation, item.app);
    try {
      // Before it counts as begun: a database that fails here leaves it as it was.
      const shown = await restore.of(item);
      if (!(await outbox.begin(item.sendKey, clock.now()))) return 'cancelled';
      const sent = await this.hand(channel, this.replyOf(shown)).catch(asFailure);
      turn();
      if (sent instanceof SendError) return await this.afterFailure({ item, channel, error: sent });
      // Before it is stored: after a crash in between, the send is repeated, and so is this.
      await hideWorking({ item, channel });
      return await this.finish(item, { to: 'sent', platformMessageId: sent.platformMessageId });
    } finally {
      turn();
    }
  }

  private async afterFailure({
    item,
    channel,
    error,
  }: Omit<Attempt, 'pacing'> & { error: SendError }): Promise<SendState> {
    const attempts = item.attempts + 1;
    const level = error.failure === 'refused' ? 'error' : 'warn';
    this.options.logger[level](
      { sendKey: item.sendKey, questionId: item.questionId, attempts, failure: error.failure, error: error.message },
      'A reply was not sent',
    );
    if (error.failure === 'refused') {
      await hideWorking({ item, channel });
      // An attempt before may have been shown: then nobody knows.
      if (item.state === 'sending') return this.endUncertain(item, 'refused-by-platform');
      return this.endFailed(item, 'failed-send', 'refused-by-platform');
    }
    if (error.failure === 'unknown' && !channel.recognisesSendKeys) return this.endUncertain(item, 'unknown-result');
    const wasShown = error.failure === 'unknown' || item.state === 'sending';
    return this.finish(item, {
      to: wasShown ? 'sending' : 'pending',
      nextAttemptAt: this.nextAttemptAt(attempts, error),
    });
  }

  private async recall({ item, channel, pacing }: Attempt): Promise<SendState> {
    if (this.isOlder(item.firstAttemptAt ?? item.createdAt, this.options.giveUpMilliseconds)) {
      return this.endUnrecalled(item, 'gave-up');
    }
    const { conversation, app } = item;
    const turn = await pacing.turn(conversation, app);
    try {
      const platformMessageId = item.platformMessageId ?? (await this.find({ item, channel }));
      if (platformMessageId === null) {
        return channel.findSent
          ? await this.finish(item, { to: 'recalled' })
          : await this.endUncertain(item, 'recalled');
      }
      if (!channel.recall) return await this.endUnrecalled(item, 'cannot-recall');
      await channel.recall({ conversation, app, platformMessageId });
      return await this.finish(item, { to: 'recalled', platformMessageId });
    } catch (thrown) {
      const error = asFailure(thrown);
      const attempts = item.attempts + 1;
      this.options.logger.warn({ sendKey: item.sendKey, attempts, error: error.message }, 'A reply was not recalled');
      if (error.failure === 'refused') return await this.endUnrecalled(item, 'refused-by-platform');
      return await this.finish(item, { to: 'recalling', attempts, nextAttemptAt: this.nextAttemptAt(attempts, error) });
    } finally {
      turn();
    }
  }

  /** The platform would take the key for a new one. */
  private isKeyForgotten({ item, channel }: Attempt): boolean {
    const { sendKeyMilliseconds } = channel;
    if (sendKeyMilliseconds === undefined || item.firstAttemptAt === null) return false;
    return this.isOlder(item.firstAttemptAt, sendKeyMilliseconds);
  }

  private async look(attempt: Attempt): Promise<SendState | 'absent'> {
    const { item, channel } = attempt;
    if (!channel.findSent) return this.endUncertain(item, 'send-key-too-old');
    const found = await this.find(attempt).catch(asFailure);
    if (found instanceof SendError) {
      if (this.isOlder(item.createdAt, this.options.giveUpMilliseconds)) return this.endUncertain(item, 'gave-up');
      return this.afterFailure({ item, channel, error: found });
    }
    return found === null ? 'absent' : this.finish(item, { to: 'sent', platformMessageId: found });
  }

  private async find({ item, channel }: Omit<Attempt, 'pacing'>): Promise<string | null> {
    if (!channel.findSent) return null;
    const others = await this.options.outbox.itemsOf(item.questionId);
    const known = others.flatMap(({ sendKey, platformMessageId }) =>
      sendKey === item.sendKey ? [] : (platformMessageId ?? []),
    );
    return (
      (await channel.findSent(this.replyOf(await this.options.restore.of(item)), known))?.platformMessageId ?? null
    );
  }

  private endUncertain = (item: OutboxItem, reason: string): Promise<SendState> =>
    this.endForReview(item, { to: 'uncertain', kind: 'uncertain-send', reason });

  private endUnrecalled = (item: OutboxItem, reason: string): Promise<SendState> =>
    this.endForReview(item, { to: 'sent', kind: 'failed-recall', reason });

  /** An answer that lacks words may mislead, so its other parts go, too; one that lacks a file stands. */
  private async endFailed(item: OutboxItem, kind: 'failed-send' | 'missed', reason: string): Promise<SendState> {
    const { outbox, clock } = this.options;
    const state = await this.endForReview(item, { to: 'failed', kind, reason });
    if (item.body.file) return state;
    const isAlone = item.body.parts === 1 && (await outbox.itemsOf(item.questionId)).length === 1;
    if (!isAlone) await outbox.withdraw(item.questionId, clock.now());
    return state;
  }

  private async endForReview(
    item: OutboxItem,
    { to, kind, reason }: { to: SendState; kind: ReviewKind; reason: string },
  ): Promise<SendState> {
    const { clock, notice } = this.options;
    const state = await this.finish(item, { to, review: { kind, reason, createdAt: clock.now() } });
    // Else it was withdrawn meanwhile, or seen on the platform after all.
    if (state === to) await notice.notify({ kind, assistant: item.assistant, outcomeId: item.questionId, reason });
    return state;
  }

  private async finish(item: OutboxItem, change: Omit<SendChange, 'from'>): Promise<SendState> {
    const from: SendState[] = item.state === 'recalling' ? ['recalling'] : ['pending', 'sending'];
    if (await this.options.outbox.finish(item.sendKey, { from, ...change })) return change.to;
    // Withdrawn meanwhile: what was sent is to be taken back, and its id is needed for that.
    if (change.platformMessageId !== undefined) {
      const { platformMessageId } = change;
      await this.options.outbox.finish(item.sendKey, { from: ['recalling'], to: 'recalling', platformMessageId });
    }
    return (await this.options.outbox.find(item.sendKey))?.state ?? 'recalling';
  }

  /** What was stored or released when it was that old already is not: somebody wanted it sent. */
  private isMissed({ body: { askedAt }, createdAt }: OutboxItem, milliseconds: number): boolean {
    return askedAt > 0 && createdAt - askedAt <= milliseconds && this.isOlder(askedAt, milliseconds);
  }

  private isOlder(since: number, milliseconds: number): boolean {
    return this.options.clock.now() - since > milliseconds;
  }

  private nextAttemptAt(attempts: number, { retryAfter }: SendError): number {
    const { clock, random, longestPause = Infinity } = this.options;
    return clock.now() + Math.min(longestPause, Math.max(retryAfter ?? 0, backOff(attempts, random)));
  }

  private hand(channel: Channel, reply: OutgoingReply): ReturnType<Channel['send']> {
    const { send } = this.options;
    return send ? send(channel, reply) : channel.send(reply);
  }

  /** As the channel is handed it now. */
  replyOf({ sendKey, conversation, app, replyTo, text, body, draft, express }: OutboxItem): OutgoingReply {
    const late = { ...this.options.late, now: this.options.clock.now() };
    return {
      sendKey,
      conversation,
      app,
      replyTo,
      text: withLateLine(text, body, late),
      body: { ...body, text: withLateLine(body.text, body, late) },
      draft,
      ...(express && { express }),
    };
  }
}

/** A channel that throws something else has not told whether the reply was shown. */
function asFailure(error: unknown): SendError {
  const failure: SendFailure = 'unknown';
  return error instanceof SendError ? error : new SendError(failure, String(error));
}

/** Once no part is left to be sent. Never throws. */
async function hideWorking({ item, channel }: Omit<Attempt, 'pacing'>): Promise<void> {
  if (item.body.part < item.body.parts || !channel.hideWorking) return;
  const { conversation, app, replyTo } = item;
  const hidden = channel.hideWorking({ conversation, app, platformMessageId: replyTo });
  await Promise.race([hidden, new Promise((resolve) => setTimeout(resolve, SIGN_MILLISECONDS).unref())]);
}
