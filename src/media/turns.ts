/** So many pieces of work at a time, and so many more that wait for their turn. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { atOnce: number; mostWaiting: number }) {}

  /** Null where too many wait; nothing is done then. Rejects with the signal's reason while it waits. */
  async run<Value>(work: () => Promise<Value>, signal?: AbortSignal): Promise<Value | null> {
    signal?.throwIfAborted();
    if (this.running < this.limits.atOnce) this.running++;
    else if (this.waiting.length >= this.limits.mostWaiting) return null;
    else await this.turn(signal);
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  private async turn(signal: AbortSignal | undefined): Promise<void> {
    let leave: () => void = () => undefined;
    await new Promise<void>((resolve, reject) => {
      leave = () => {
        this.waiting.splice(this.waiting.indexOf(resolve), 1);
        reject(signal?.reason as Error);
      };
      this.waiting.push(resolve);
      signal?.addEventListener('abort', leave, { once: true });
    }).finally(() => signal?.removeEventListener('abort', leave));
  }
}
