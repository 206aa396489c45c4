import type { ConversationRef } from '../core/message';

/** Does one piece of a conversation's work. True when there may be more. */
export type LaneWork = (conversation: ConversationRef) => Promise<boolean>;

export interface LaneOptions {
  work: LaneWork;
  /** Conversations side by side, at most. */
  parallel: number;
  /** What to do with an error of `work`; the conversation then rests until it is woken. */
  onError: (error: unknown, conversation: ConversationRef) => void;
  /** While it answers true nothing is begun; asked again after `HELD_MILLISECONDS`. */
  isHeld?: () => boolean;
}

const HELD_MILLISECONDS = 5;

export const conversationKey = ({ channel, id }: ConversationRef): string => JSON.stringify([channel, id]);

/**
 * Works conversations off side by side, each one piece after the other. A conversation with more to do goes to the end
 * of the queue after each piece, so that none waits for all of another. What there is to do stands in the database; the
 * lane holds only who was woken.
 */
export class ConversationLane {
  private readonly ready = new Map<string, ConversationRef>();
  private readonly running = new Set<string>();
  private readonly wokenAgain = new Set<string>();
  private waiting: (() => void)[] = [];
  private isClosed = false;
  private isHeldBack = false;

  constructor(private readonly options: LaneOptions) {}

  /** There may be something to do. */
  wake(conversation: ConversationRef): void {
    const key = conversationKey(conversation);
    if (this.running.has(key)) this.wokenAgain.add(key);
    else this.ready.set(key, conversation);
    this.fill();
  }

  /** Whether it is being worked on or waits for that. */
  isBusy(conversation: ConversationRef): boolean {
    const key = conversationKey(conversation);
    return this.running.has(key) || this.ready.has(key);
  }

  get isIdle(): boolean {
    return this.running.size === 0 && (this.isClosed || this.ready.size === 0);
  }

  /** Resolves when nothing is left to do, or, once closed, when nothing is under way. */
  async idle(): Promise<void> {
    if (this.isIdle) return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Begins nothing more. */
  close(): void {
    this.isClosed = true;
    this.settleIdle();
  }

  private fill(): void {
    while (!this.isClosed && this.ready.size > 0 && this.running.size < this.options.parallel) {
      if (this.options.isHeld?.() === true) {
        this.fillLater();
        return;
      }
      const [[key, conversation]] = this.ready as unknown as [[string, ConversationRef]];
      this.ready.delete(key);
      this.running.add(key);
      void this.run(key, conversation);
    }
  }

  private fillLater(): void {
    if (this.isHeldBack) return;
    this.isHeldBack = true;
    setTimeout(() => {
      this.isHeldBack = false;
      this.fill();
    }, HELD_MILLISECONDS);
  }

  private async run(key: string, conversation: ConversationRef): Promise<void> {
    let hasMore = false;
    try {
      hasMore = await this.options.work(conversation);
    } catch (error) {
      this.options.onError(error, conversation);
    }
    this.running.delete(key);
    if (this.wokenAgain.delete(key) || hasMore) this.ready.set(key, conversation);
    this.settleIdle();
    this.fill();
  }

  private settleIdle(): void {
    if (!this.isIdle) return;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
