import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationRef, Message } from '../core/message';
import type { Channel, PlatformMessageRef } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore } from '../core/ports/outbox-store';
import type { Arrivals } from './arrivals';
import type { AttemptSend } from './attempt-send';
import { ConversationLane } from './conversation-lane';
import type { LateOptions } from './late-line';
import type { LeaseKeeper } from './lease-keeper';
import { LiveDraft } from './live-draft';
import type { RestorePlaceholders } from './restore-placeholders';
import { SendPacing } from './send-pacing';

export interface SendRepliesOptions {
  outbox: OutboxStore;
  attempt: AttemptSend;
  channels: readonly Channel[];
  leases: LeaseKeeper;
  arrivals: Arrivals;
  late: LateOptions;
  restore: RestorePlaceholders;
  clock: Clock;
  logger: Logger;
  /** Conversations side by side, at most. */
  parallel: number;
}

/** Hands stored replies to their channels, those of one conversation one after the other. */
export class SendReplies {
  private readonly channels: ReadonlyMap<string, { channel: Channel; pacing: SendPacing }>;
  readonly lane: ConversationLane;

  constructor(private readonly options: SendRepliesOptions) {
    const { channels, clock, logger, parallel, arrivals } = options;
    this.channels = new Map(
      channels.map((channel) => [channel.name, { channel, pacing: new SendPacing(channel.sendLimits ?? [], clock) }]),
    );
    this.lane = new ConversationLane({
      work: (conversation) => this.sendNext(conversation),
      isHeld: () => arrivals.goFirst(),
      parallel,
      onError: (error, { channel }) => {
        logger.error({ channel, error: String(error) }, 'A reply could not be handled');
      },
    });
  }

  /** There may be something to send or to take back. */
  wake(conversation: ConversationRef): void {
    this.lane.wake(conversation);
  }

  /** Longest part of a reply on the channel; undefined for any. */
  partCharacters(channel: string): number | undefined {
    return this.channels.get(channel)?.channel.partCharacters;
  }

  /** Whether columns of text can be aligned on the channel. */
  isMonospaced(channel: string): boolean {
    return this.channels.get(channel)?.channel.isMonospaced ?? false;
  }

  draftOf(message: Message, questionId: string): LiveDraft | null {
    const wired = this.channels.get(message.conversation.channel);
    if (!wired?.channel.openDraft) return null;
    const { outbox, clock, logger, late, restore } = this.options;
    return new LiveDraft({ ...wired, message, questionId, late, restore, outbox, clock, logger });
  }

  showWorking({ conversation, app, platformMessageId }: PlatformMessageRef): void {
    const { channel } = this.channels.get(conversation.channel) ?? {};
    void channel?.showWorking?.({ conversation, app, platformMessageId });
  }

  /** Resolves when it is hidden, at the latest after a while. */
  async hideWorking({ conversation, app, platformMessageId }: PlatformMessageRef): Promise<void> {
    const { channel } = this.channels.get(conversation.channel) ?? {};
    const hidden = channel?.hideWorking?.({ conversation, app, platformMessageId });
    if (hidden) await Promise.race([hidden, pause(SIGN_MILLISECONDS, undefined, { ref: false })]);
  }

  private async sendNext(conversation: ConversationRef): Promise<boolean> {
    const { outbox, attempt, leases, clock } = this.options;
    const wired = this.channels.get(conversation.channel);
    if (!wired || !(await leases.take(conversation))) return false;
    const item = await outbox.nextItem(conversation);
    if (!item) return false;
    const wait = item.nextAttemptAt - clock.now();
    if (wait > 0) {
      this.wakeAfter(conversation, wait);
      return false;
    }
    const closed = this.whyNotNow(item, wired.channel);
    // One of unknown result is not sent again on such a channel, only told of.
    const endsUnsent = item.state === 'sending' && !wired.channel.recognisesSendKeys;
    if (closed !== null && item.state === 'pending') await attempt.hold(item, closed);
    else if (closed === 'line-closed' && !endsUnsent) return false;
    else await attempt.attempt({ item, ...wired });
    return true;
  }

  /** Nothing is sent while the line is closed, and nothing that is too old for its channel by itself. */
  private whyNotNow({ app, state, createdAt }: OutboxItem, channel: Channel): 'line-closed' | 'stale' | null {
    if (channel.canSend?.(app) === false) return 'line-closed';
    const { staleAfterMilliseconds: longest } = channel;
    const isStale = longest !== undefined && state === 'pending' && this.options.clock.now() - createdAt > longest;
    return isStale ? 'stale' : null;
  }

  /** Sooner than the next look into the database; lost with the process, which looks at its start. */
  private wakeAfter(conversation: ConversationRef, milliseconds: number): void {
    if (milliseconds > LOOK_MILLISECONDS) return;
    setTimeout(() => {
      this.wake(conversation);
    }, milliseconds).unref();
  }
}

/** Whatever is due later is found by the regular look into the database. */
const LOOK_MILLISECONDS = 1_000;
const SIGN_MILLISECONDS = 2_000;
