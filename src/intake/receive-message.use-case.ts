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

const ATTEMPTS = 6;
const FIRST_PAUSE_MILLISECONDS = 500;

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

  /** Takes up what an earlier run of the program left on these channels. */
  async resume(channels: readonly string[]): Promise<void> {
    const { inbox, outbox } = this.options;
    await outbox.resume(channels);
    for (const message of await inbox.pending()) {
      if (channels.includes(message.conversation.channel)) this.enqueue(message);
    }
  }

  /** Resolves when all that was received is settled. */
  drained(): Promise<void> {
    return this.queue.drained();
  }

  private enqueue(message: Message, attempt = 1): void {
    const { channel, id } = message.conversation;
    this.queue.add(JSON.stringify([channel, id]), async () => {
      try {
        await this.options.worker.work(message);
      } catch (error) {
        this.options.logger.error(
          { messageId: message.id, attempt, error: String(error) },
          'A message could not be settled',
        );
        this.tryAgain(message, attempt);
      }
    });
  }

  /** The message is still pending, so nothing is lost when these tries end or the program does: the next start takes it up. */
  private tryAgain(message: Message, attempt: number): void {
    if (attempt >= ATTEMPTS) return;
    setTimeout(
      () => {
        this.enqueue(message, attempt + 1);
      },
      FIRST_PAUSE_MILLISECONDS * 2 ** attempt,
    ).unref();
  }
}
