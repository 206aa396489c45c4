import type { ConversationRef } from '../core/message';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import { Repeat } from './repeat';

interface Due {
  dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]>;
}

export interface ResumeWorkOptions {
  /** Each store that holds work, and whom to wake for it. */
  sources: readonly { store: Due; wake: (conversation: ConversationRef) => void }[];
  channels: readonly string[];
  clock: Clock;
  logger: Logger;
}

const LOOK_MILLISECONDS = 1_000;
const LIMIT = 500;
/** Looks that fail in a row are logged the first time and then every so many. */
const LOG_EVERY = 30;

/**
 * Looks into the database every second for work that is due: what an earlier run or another process left, what was put
 * off until now, and what failed.
 */
export class ResumeWork {
  private repeat: Repeat | null = null;
  private isStopped = false;
  private failures = 0;

  constructor(private readonly options: ResumeWorkOptions) {}

  /** Resolves after the first look. */
  async start(): Promise<void> {
    await this.look();
    if (this.isStopped) return;
    this.repeat = new Repeat(LOOK_MILLISECONDS, () => this.look(), this.options.logger);
  }

  stop(): void {
    this.isStopped = true;
    this.repeat?.stop();
  }

  private async look(): Promise<void> {
    const { sources, channels, clock, logger } = this.options;
    try {
      for (const { store, wake } of sources) {
        const due = await store.dueConversations({ channels, now: clock.now(), limit: LIMIT });
        for (const conversation of due) wake(conversation);
      }
      this.failures = 0;
    } catch (error) {
      if (this.failures % LOG_EVERY === 0) logger.error({ error: String(error) }, 'Cannot look for work');
      this.failures++;
    }
  }
}
