/** Runs jobs of one conversation one after the other, and conversations side by side up to a limit. */
export class ConversationQueue {
  private readonly waiting = new Map<string, (() => Promise<void>)[]>();
  private readonly ready: string[] = [];
  private active = 0;
  private idle: (() => void)[] = [];

  constructor(private readonly parallel = 64) {}

  add(conversation: string, job: () => Promise<void>): void {
    const jobs = this.waiting.get(conversation);
    if (jobs) {
      jobs.push(job);
    } else {
      this.waiting.set(conversation, [job]);
      this.ready.push(conversation);
    }
    this.fill();
  }

  /** Resolves when nothing is left to run. */
  async drained(): Promise<void> {
    if (this.waiting.size === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private fill(): void {
    while (this.active < this.parallel) {
      const conversation = this.ready.shift();
      if (conversation === undefined) return;
      this.active++;
      void this.runNext(conversation);
    }
  }

  private async runNext(conversation: string): Promise<void> {
    const jobs = this.waiting.get(conversation) ?? [];
    try {
      await jobs[0]?.();
    } catch {
      // Whoever adds a job reports its failure; the next ones are not held up by it.
    }
    jobs.shift();
    this.active--;
    if (jobs.length > 0) this.ready.push(conversation);
    else this.waiting.delete(conversation);
    if (this.waiting.size === 0) for (const resolve of this.idle.splice(0)) resolve();
    this.fill();
  }
}
