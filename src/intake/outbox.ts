import type { Channel } from '../core/ports/channel';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore } from '../core/ports/outbox-store';

/** Hands stored replies to their channels. What becomes of each send is stored before and after it. */
export class Outbox {
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(
    private readonly store: OutboxStore,
    channels: readonly Channel[],
    private readonly logger: Logger,
  ) {
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
  }

  async deliver(sendKey: string): Promise<void> {
    const item = await this.store.find(sendKey);
    if (item?.state === 'pending') await this.send(item);
  }

  /** After a start: sends what was not sent. A send that was begun goes out again only where the channel recognises its key. */
  async resume(channels: readonly string[]): Promise<void> {
    for (const item of await this.store.unsent()) {
      if (!channels.includes(item.conversation.channel)) continue;
      const channel = this.channels.get(item.conversation.channel);
      if (!channel) continue;
      if (item.state === 'sending' && !channel.recognisesSendKeys) await this.store.mark(item.sendKey, 'uncertain');
      else await this.send(item);
    }
  }

  private async send(item: OutboxItem): Promise<void> {
    const channel = this.channels.get(item.conversation.channel);
    if (!channel) return;
    await this.store.mark(item.sendKey, 'sending');
    const platformMessageId = await this.handOver(channel, item);
    if (platformMessageId === null) await this.store.mark(item.sendKey, 'failed');
    else await this.store.mark(item.sendKey, 'sent', platformMessageId);
  }

  /** Null when it was surely not sent. */
  private async handOver(channel: Channel, item: OutboxItem): Promise<string | null> {
    const { sendKey, conversation, app, replyTo, text } = item;
    try {
      const { platformMessageId } = await channel.send({ sendKey, conversation, app, replyTo, text });
      return platformMessageId;
    } catch (error) {
      this.logger.error({ sendKey, error: String(error) }, 'A reply could not be sent');
      return null;
    }
  }
}
