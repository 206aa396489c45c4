interface Waiting {
  begin: () => void;
}

export interface SlotOptions {
  /** Somebody waits for it: it goes before all that can wait. */
  isUrgent: boolean;
  signal: AbortSignal;
}

/** Lets so many run at a time, in the order in which they came. */
export class Slots {
  private readonly urgent: Waiting[] = [];
  private readonly patient: Waiting[] = [];
  private running = 0;

  constructor(private readonly count: number) {}

  /** Throws the signal's reason when that comes first. */
  async run<Result>(work: () => Promise<Result>, options: SlotOptions): Promise<Result> {
    await this.begin(options);
    try {
      return await work();
    } finally {
      this.running--;
      this.next();
    }
  }

  private begin({ isUrgent, signal }: SlotOptions): Promise<void> {
    signal.throwIfAborted();
    const queue = isUrgent ? this.urgent : this.patient;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        begin: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      queue.push(waiting);
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.count) return;
    const waiting = this.urgent.shift() ?? this.patient.shift();
    if (!waiting) return;
    this.running++;
    waiting.begin();
  }
}
