import promises from 'node:timers/promises';
import { Schedule, type Scheduled } from './schedule';

interface Entry extends Scheduled {
  /** The platform's outlive the program. */
  owner: 'program' | 'platform';
  run: () => void;
  /** Milliseconds; null: it comes once. */
  every: number | null;
}

/**
 * Timers of which the next one is always due: a program's hours pass in seconds. Between `install` and `uninstall` it
 * stands in for the global timers and the pause of `node:timers/promises`.
 */
export class VirtualTime {
  private readonly schedule = new Schedule<Entry>();
  /** Those that are scheduled and not called off. */
  private readonly valid = new Map<number, Entry>();
  private readonly real = { setTimeout, setInterval, clearTimeout, clearInterval };
  private readonly realPause = promises.setTimeout;
  private count = 0;

  /** @param time where it begins, in epoch milliseconds */
  constructor(private time: number) {}

  now = (): number => this.time;

  install(): void {
    const cancel = (timer: unknown) => {
      this.cancel(timer);
    };
    Object.assign(globalThis, {
      setTimeout: (run: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) =>
        this.timer(() => {
          run(...args);
        }, wait),
      setInterval: (run: (...args: unknown[]) => void, every = 0, ...args: unknown[]) =>
        this.timer(
          () => {
            run(...args);
          },
          every,
          Math.max(1, every),
        ),
      clearTimeout: cancel,
      clearInterval: cancel,
    });
    Object.assign(promises, { setTimeout: this.pause });
  }

  uninstall(): void {
    Object.assign(globalThis, this.real);
    Object.assign(promises, { setTimeout: this.realPause });
  }

  /** For what happens outside the program. */
  at(time: number, run: () => void): void {
    this.add({ at: time, owner: 'platform', run, every: null });
  }

  /** The program is gone: nothing that it waits for comes. */
  forgetProgram(): void {
    for (const [number, { owner }] of this.valid) if (owner === 'program') this.valid.delete(number);
  }

  /** Moves on to whatever is due next and runs all that is due then; false when nothing is. */
  step(): boolean {
    const next = this.peek();
    if (!next) return false;
    this.time = Math.max(this.time, next.at);
    for (let entry = this.peek(); entry && entry.at <= this.time; entry = this.peek()) {
      this.schedule.shift();
      this.valid.delete(entry.number);
      if (entry.every !== null) this.add({ ...entry, at: entry.at + entry.every });
      entry.run();
    }
    return true;
  }

  private peek(): Entry | undefined {
    for (let first = this.schedule.first; first; first = this.schedule.first) {
      if (this.valid.has(first.number)) return first;
      this.schedule.shift();
    }
    return undefined;
  }

  private add(entry: Omit<Entry, 'number'> & { number?: number }): number {
    const number = entry.number ?? ++this.count;
    const added = { ...entry, number };
    this.schedule.add(added);
    this.valid.set(number, added);
    return number;
  }

  private timer(run: () => void, wait: number, every: number | null = null): object {
    const number = this.add({ at: this.time + Math.max(1, wait), owner: 'program', run, every });
    const timer = { number, ref: () => timer, unref: () => timer, hasRef: () => true };
    return timer;
  }

  private cancel(timer: unknown): void {
    if (typeof timer === 'object' && timer !== null && 'number' in timer) this.valid.delete(Number(timer.number));
  }

  private readonly pause = <T>(
    wait = 1,
    value?: T,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const abort = () => {
        this.cancel(timer);
        reject(new DOMException('The operation was aborted', 'AbortError'));
      };
      const timer = this.timer(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      }, wait);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
}
