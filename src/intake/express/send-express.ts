import type { ConversationRef } from '../../core/message';
import type { Channel } from '../../core/ports/channel';
import type { Clock } from '../../core/ports/clock';
import type { Logger } from '../../core/ports/logger';
import type { OutboxItem, OutboxStore } from '../../core/ports/outbox-store';
import type { TellUnsent } from '../alarms/tell-unsent';
import type { AttemptSend } from '../attempt-send';
import type { LeaseKeeper } from '../lease-keeper';
import type { HandedReplies } from './handed-replies';

export interface SendExpressOptions {
  outbox: Pick<OutboxStore, 'expressItems' | 'finish'>;
  /** One that hands replies over by `handed`, and gives up in its own time. */
  attempt: AttemptSend;
  handed: HandedReplies;
  channels: readonly Channel[];
  leases: Pick<LeaseKeeper, 'take'>;
  unsent: TellUnsent;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** From this age on an item is given up, also where nothing may be sent. */
  giveUpMilliseconds: number;
}

/** In place of a channel's name in the leases, which are of single items here. */
const LEASES = 'express';
/** Whatever is due later is found by the regular look into the database. */
const LOOK_MILLISECONDS = 1_000;
/** A line that is closed is looked at again. */
const FROZEN_MILLISECONDS = 5_000;
const freePace = { turn: () => Promise.resolve(() => undefined) };

/**
 * Sends what an emergency needs to be said, beside the ordinary replies and each item by itself: no order, no pace, no
 * back-off of another item and no other process's hold on the conversation makes it wait.
 */
export class SendExpress {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly looks = new Set<Promise<void>>();
  private isClosed = false;

  constructor(private readonly options: SendExpressOptions) {}

  /** There may be something to send. */
  wake(conversation: ConversationRef): void {
    if (this.isClosed) return;
    const look: Promise<void> = this.look(conversation)
      .catch((error: unknown) => {
        this.options.logger.error({ error: String(error) }, 'Emergencies could not be looked for');
      })
      .then(() => void this.looks.delete(look));
    this.looks.add(look);
  }

  /** Whether the lease of an item is still needed. */
  isBusy({ channel, id }: ConversationRef): boolean {
    return channel === LEASES && this.underWay.has(id);
  }

  get isIdle(): boolean {
    return this.underWay.size === 0 && this.looks.size === 0;
  }

  async idle(): Promise<void> {
    while (!this.isIdle) await Promise.all([...this.looks, ...this.underWay.values()]);
  }

  /** Begins nothing more. */
  close(): void {
    this.isClosed = true;
  }

  private async look(conversation: ConversationRef): Promise<void> {
    const { outbox, clock } = this.options;
    for (const item of await outbox.expressItems(conversation)) {
      if (this.isClosed || this.underWay.has(item.sendKey)) continue;
      const wait = item.nextAttemptAt - clock.now();
      if (wait > 0) this.wakeAfter(conversation, wait);
      else this.begin(item);
    }
  }

  private begin(item: OutboxItem): void {
    const { logger } = this.options;
    const sending = this.send(item)
      .catch(async (error: unknown) => {
        logger.error({ sendKey: item.sendKey, error: String(error) }, 'An emergency could not be handled');
        await this.sendUnstored(item);
      })
      .then(() => void this.underWay.delete(item.sendKey));
    this.underWay.set(item.sendKey, sending);
  }

  private async send(item: OutboxItem): Promise<void> {
    const { leases, channels, attempt, unsent, giveUpMilliseconds, clock } = this.options;
    const channel = channels.find(({ name }) => name === item.conversation.channel);
    if (!channel || !(await leases.take({ channel: LEASES, id: item.sendKey }))) return;
    const isGivenUp = clock.now() - item.createdAt > giveUpMilliseconds;
    // One of unknown result is not sent again on such a channel, only told of.
    const endsUnsent = item.state === 'sending' && !channel.recognisesSendKeys;
    if (channel.canSend?.(item.app) === false && !isGivenUp && !endsUnsent) {
      await this.putOff(item);
      await unsent.tell(item, 'frozen');
      return;
    }
    const state = await attempt.attempt({ item, channel, pacing: freePace });
    if (state === 'failed' || state === 'uncertain') await unsent.tell(item, state);
    if (state === 'pending' || state === 'sending') this.wakeAfter(item.conversation, LOOK_MILLISECONDS);
  }

  private async putOff({ sendKey, state, conversation }: OutboxItem): Promise<void> {
    const { outbox, clock } = this.options;
    const nextAttemptAt = clock.now() + FROZEN_MILLISECONDS;
    await outbox.finish(sendKey, { from: [state], to: state, nextAttemptAt });
    this.wakeAfter(conversation, FROZEN_MILLISECONDS);
  }

  /** The database is away just now; what is not known to have been shown is shown all the same. */
  private async sendUnstored(item: OutboxItem): Promise<void> {
    const { channels, handed, attempt, logger } = this.options;
    const channel = channels.find(({ name }) => name === item.conversation.channel);
    if (!channel || item.state !== 'pending' || channel.canSend?.(item.app) === false) return;
    await handed.send(channel, attempt.replyOf(item)).catch((error: unknown) => {
      logger.error({ sendKey: item.sendKey, error: String(error) }, 'An emergency was not sent');
    });
  }

  private wakeAfter(conversation: ConversationRef, milliseconds: number): void {
    if (milliseconds > LOOK_MILLISECONDS) return;
    setTimeout(() => {
      this.wake(conversation);
    }, milliseconds).unref();
  }
}
