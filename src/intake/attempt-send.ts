import type { AdminNotice } from '../core/ports/admin-notice';
import { type Channel, type OutgoingReply, SendError } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore, SendState } from '../core/ports/outbox-store';
import { backOff } from './back-off';
import type { SendPacing } from './send-pacing';

export interface AttemptSendOptions {
  outbox: OutboxStore;
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
  /** How long an item is tried, in milliseconds. */
  giveUpMilliseconds: number;
  /** Told what every attempt came to. */
  onSend: (channel: string, state: SendState) => void;
  random?: () => number;
}

interface Attempt {
  item: OutboxItem;
  channel: Channel;
  pacing: SendPacing;
}

/**
 * One attempt to send or to take back one part of a reply. What is known of it is stored before and after, so that a
 * crash at any moment leaves a state that says what may have happened.
 */
export class AttemptSend {
  constructor(private readonly options: AttemptSendOptions) {}

  /** Resolves with the state that the item is in then. Throws only when the database does. */
  async attempt(attempt: Attempt): Promise<SendState> {
    const state = await this.stateAfter(attempt);
    this.options.onSend(attempt.channel.name, state);
    return state;
  }

  private async stateAfter(attempt: Attempt): Promise<SendState> {
    const { item, channel } = attempt;
    if (this.options.clock.now() - item.createdAt > this.options.giveUpMilliseconds) return this.giveUp(item);
    if (item.state === 'recalling') return this.recall(attempt);
    if (item.state === 'sending') {
      if (!channel.recognisesSendKeys) return this.endUncertain(item, 'unknown-result');
      if (this.isKeyForgotten(attempt)) {
        const found = await this.look(attempt);
        if (found !== 'absent') return found;
      }
    }
    return this.send(attempt);
  }

  private async send({ item, channel, pacing }: Attempt): Promise<SendState> {
    const { outbox, clock } = this.options;
    const turn = await pacing.turn(item.conversation, item.app);
    try {
      if (!(await outbox.begin(item.sendKey, clock.now()))) return 'cancelled';
      const { platformMessageId } = await channel.send(replyOf(item));
      turn();
      return await this.finish(item, { to: 'sent', platformMessageId });
    } catch (error) {
      return await this.afterFailure({ item, channel, error });
    } finally {
      turn();
    }
  }

  private async afterFailure({
    item,
    channel,
    error,
  }: Omit<Attempt, 'pacing'> & { error: unknown }): Promise<SendState> {
    if (!(error instanceof SendError)) throw error;
    const attempts = item.attempts + 1;
    const level = error.failure === 'refused' ? 'error' : 'warn';
    this.options.logger[level](
      { sendKey: item.sendKey, questionId: item.questionId, attempts, failure: error.failure, error: error.message },
      'A reply was not sent',
    );
    if (error.failure === 'refused') return this.endFailed(item, 'refused-by-platform');
    if (error.failure === 'unknown' && !channel.recognisesSendKeys) return this.endUncertain(item, 'unknown-result');
    const wait = Math.max(error.retryAfter ?? 0, backOff(attempts, this.options.random));
    const nextAttemptAt = this.options.clock.now() + wait;
    return this.finish(item, { to: error.failure === 'retry' ? 'pending' : 'sending', nextAttemptAt });
  }

  private async recall({ item, channel, pacing }: Attempt): Promise<SendState> {
    const found = item.platformMessageId ?? (await this.find({ item, channel }));
    if (found !== null && channel.recall) {
      const { conversation, app } = item;
      const turn = await pacing.turn(conversation, app);
      try {
        await channel.recall({ conversation, app, platformMessageId: found });
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        this.options.logger.warn({ sendKey: item.sendKey, error: error.message }, 'A reply was not recalled');
        if (error.failure === 'refused') return await this.finish(item, { to: 'sent', platformMessageId: found });
        const nextAttemptAt = this.options.clock.now() + backOff(item.attempts + 1, this.options.random);
        return await this.finish(item, { to: 'recalling', nextAttemptAt });
      } finally {
        turn();
      }
    }
    return this.finish(item, { to: 'recalled' });
  }

  /** The platform would take the key for a new one. */
  private isKeyForgotten({ item, channel }: Attempt): boolean {
    const { sendKeyMilliseconds } = channel;
    if (sendKeyMilliseconds === undefined || item.firstAttemptAt === null) return false;
    return this.options.clock.now() - item.firstAttemptAt > sendKeyMilliseconds;
  }

  private async look(attempt: Attempt): Promise<SendState | 'absent'> {
    const { item, channel } = attempt;
    if (!channel.findSent) return this.endUncertain(item, 'send-key-too-old');
    try {
      const platformMessageId = await this.find(attempt);
      return platformMessageId === null ? 'absent' : await this.finish(item, { to: 'sent', platformMessageId });
    } catch (error) {
      return this.afterFailure({ item, channel, error });
    }
  }

  private async find({ item, channel }: Omit<Attempt, 'pacing'>): Promise<string | null> {
    if (!channel.findSent) return null;
    const others = await this.options.outbox.itemsOf(item.questionId);
    const known = others.flatMap(({ sendKey, platformMessageId }) =>
      sendKey === item.sendKey ? [] : (platformMessageId ?? []),
    );
    return (await channel.findSent(replyOf(item), known))?.platformMessageId ?? null;
  }

  private giveUp(item: OutboxItem): Promise<SendState> {
    if (item.state === 'recalling') return this.finish(item, { to: 'sent' });
    return item.state === 'sending' ? this.endUncertain(item, 'gave-up') : this.endFailed(item, 'gave-up');
  }

  private endUncertain = (item: OutboxItem, reason: string): Promise<SendState> =>
    this.endForReview(item, { to: 'uncertain', kind: 'uncertain-send', reason });

  private endFailed = (item: OutboxItem, reason: string): Promise<SendState> =>
    this.endForReview(item, { to: 'failed', kind: 'failed-send', reason });

  private async endForReview(
    item: OutboxItem,
    { to, kind, reason }: { to: SendState; kind: 'uncertain-send' | 'failed-send'; reason: string },
  ): Promise<SendState> {
    const { clock, notice } = this.options;
    const state = await this.finish(item, { to, review: { kind, reason, createdAt: clock.now() } });
    await notice.notify({ kind, assistant: item.assistant, outcomeId: item.questionId, reason });
    return state;
  }

  private async finish(
    item: OutboxItem,
    change: Omit<Parameters<OutboxStore['finish']>[1], 'from'>,
  ): Promise<SendState> {
    const from: SendState[] = item.state === 'recalling' ? ['recalling'] : ['pending', 'sending'];
    if (await this.options.outbox.finish(item.sendKey, { from, ...change })) return change.to;
    // Withdrawn meanwhile: what was sent is to be taken back, and its id is needed for that.
    if (change.platformMessageId !== undefined) {
      const { platformMessageId } = change;
      await this.options.outbox.finish(item.sendKey, { from: ['recalling'], to: 'recalling', platformMessageId });
    }
    return 'recalling';
  }
}

const replyOf = ({ sendKey, conversation, app, replyTo, text, body, draft }: OutboxItem): OutgoingReply => ({
  sendKey,
  conversation,
  app,
  replyTo,
  text,
  body,
  draft,
});
