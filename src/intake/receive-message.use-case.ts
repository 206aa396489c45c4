import type { IncomingMessage, Message } from '../core/message';
import type { ReceiptOfMessage } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { InboxStore } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import { ConversationQueue } from './conversation-queue';
import { messageIdOf } from './message-id';
import type { Outbox } from './outbox';
import type { WorkMessage } from './work-message';

export interface ReceiveMessageOptions {
  inbox: InboxStore;
  outbox: Outbox;
  worker: WorkMessage;
  clock: Clock;
  logger: Logger;
}

/** The way in for every chat front: stored first, worked on after, in order within a conversation. */
export class ReceiveMessage {
  private readonly queue = new ConversationQueue();

  constructor(private readonly options: ReceiveMessageOptions) {}

  /** Resolves once the message is stored; the work goes on behind. */
  async receive(incoming: IncomingMessage): Promise<ReceiptOfMessage> {
    const { inbox, clock } = this.options;
    const message: Message = { ...incoming, id: messageIdOf(incoming), receivedAt: clock.now() };
    const status = await inbox.claim(message);
    if (status === 'claimed') this.enqueue(message);
    return { messageId: message.id, status };
  }

  /** Takes up what an earlier run of the program left. */
  async resume(): Promise<void> {
    const { inbox, outbox } = this.options;
    await outbox.resume();
    for (const message of await inbox.pending()) this.enqueue(message);
  }

  /** Resolves when all that was received is settled. */
  drained(): Promise<void> {
    return this.queue.drained();
  }

  private enqueue(message: Message): void {
    const { channel, id } = message.conversation;
    this.queue.add(JSON.stringify([channel, id]), async () => {
      try {
        await this.options.worker.work(message);
      } catch (error) {
        // Not settled: the message stays pending and is taken up at the next start.
        this.options.logger.error({ messageId: message.id, error: String(error) }, 'A message could not be settled');
      }
    });
  }
}
