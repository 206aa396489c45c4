/** A few at a time; others wait for a while. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(size: number) {
    this.free = size;
  }

  /** @returns whether there was a turn within the time; who got one has to give it back */
  async take(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted) return false;
    if (this.free > 0) {
      this.free--;
      return true;
    }
    return new Promise((resolve) => {
      const end = (hasTurn: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        resolve(hasTurn);
      };
      const start = (): void => {
        end(true);
      };
      const leave = (): void => {
        const at = this.waiting.indexOf(start);
        if (at >= 0) this.waiting.splice(at, 1);
        end(false);
      };
      const timer = setTimeout(leave, milliseconds);
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(start);
    });
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
  }
}
