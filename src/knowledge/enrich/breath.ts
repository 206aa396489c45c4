import { setImmediate } from 'node:timers/promises';

const LONGEST_MILLISECONDS = 8;

/** Lets the process do other work in between, so that a long computation holds up no answer. */
export class Breath {
  private last = performance.now();

  isDue(): boolean {
    return performance.now() - this.last > LONGEST_MILLISECONDS;
  }

  async take(): Promise<void> {
    if (!this.isDue()) return;
    await setImmediate();
    this.last = performance.now();
  }
}
