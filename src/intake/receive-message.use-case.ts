import type { ConversationRef, IncomingMessage, Message } from '../core/message';
import type { ReceiptOfMessage } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { InboxStore } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { Arrivals } from './arrivals';
import { backOff } from './back-off';
import { ConversationLane } from './conversation-lane';
import type { LeaseKeeper } from './lease-keeper';
import { messageIdOf } from './question-ids';
import type { RunCommand } from './commands/run-command';
import { NotReady, ShuttingDown } from './run-question';
import type { WorkMessage } from './work-message';

export interface ReceiveMessageOptions {
  inbox: InboxStore;
  commands: RunCommand;
  worker: WorkMessage;
  leases: LeaseKeeper;
  arrivals: Arrivals;
  clock: Clock;
  logger: Logger;
  /** Conversations side by side, at most. */
  parallel: number;
}

/** The way in for every chat front: stored first, worked on after, in order within a conversation. */
export class ReceiveMessage {
  readonly lane: ConversationLane;
  private readonly commands = new Set<Promise<unknown>>();

  constructor(private readonly options: ReceiveMessageOptions) {
    const { parallel, logger, arrivals } = options;
    this.lane = new ConversationLane({
      work: (conversation) => this.workNext(conversation),
      parallel,
      isHeld: () => arrivals.goFirst(),
      onError: (error, { channel }) => {
        logger.error({ channel, error: String(error) }, 'Messages could not be worked on');
      },
    });
  }

  /** Resolves once the message is stored; the work goes on behind. */
  async receive(incoming: IncomingMessage): Promise<ReceiptOfMessage> {
    const { inbox, clock, arrivals } = this.options;
    const message: Message = { ...incoming, id: messageIdOf(incoming), receivedAt: clock.now() };
    const status = await arrivals.during(inbox.claim(message));
    if (status === 'claimed') this.begin(message);
    return { messageId: message.id, status };
  }

  private begin(message: Message): void {
    const { commands, logger } = this.options;
    this.lane.wake(message.conversation);
    // What ends running work does not wait behind it.
    const command: Promise<unknown> = commands
      .run(message)
      .catch((error: unknown) => {
        logger.error({ messageId: message.id, error: String(error) }, 'A command could not be carried out');
      })
      .then(() => this.commands.delete(command));
    this.commands.add(command);
  }

  /** Resolves when nothing that was received is left to do. */
  async idle(): Promise<void> {
    await Promise.all(this.commands);
    await this.lane.idle();
  }

  get isIdle(): boolean {
    return this.commands.size === 0 && this.lane.isIdle;
  }

  private async workNext(conversation: ConversationRef): Promise<boolean> {
    const { inbox, worker, leases, clock, logger } = this.options;
    if (!(await leases.take(conversation))) return false;
    const job = await inbox.nextJob(conversation, clock.now());
    if (!job) return false;
    try {
      await worker.work(job);
    } catch (error) {
      // It stays due: the next look into the database, or the next start, takes it up again.
      if (error instanceof ShuttingDown || error instanceof NotReady) return false;
      logger.error(
        { messageId: job.message.id, attempts: job.attempts, error: String(error) },
        'A message could not be settled',
      );
      await inbox.rescheduleJob(job.id, clock.now() + backOff(job.attempts + 1));
    }
    return true;
  }
}
