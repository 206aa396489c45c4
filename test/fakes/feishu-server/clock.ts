interface Timer {
  due: number;
  action: () => void;
  handle?: NodeJS.Timeout | undefined;
}

/**
 * The platform's own time, in milliseconds since 1970. It starts at the real time and runs `speed` times as fast; `0`
 * stands still. It rules what the platform waits for (retries, the hour of a `uuid`, the life of tokens and cards).
 * Times that the platform writes into messages and signatures are real ones: the program that reads them has no other.
 */
export class FakeClock {
  private realBase = Date.now();
  private fakeBase = this.realBase;
  private readonly timers = new Set<Timer>();

  constructor(private rate = 1) {}

  now(): number {
    return this.fakeBase + (Date.now() - this.realBase) * this.rate;
  }

  get speed(): number {
    return this.rate;
  }

  set speed(rate: number) {
    this.rebase(0);
    this.rate = rate;
    this.rearm();
  }

  /** Jumps forward. What becomes due runs at once; what that schedules counts from the new time. */
  advance(milliseconds: number): void {
    this.rebase(milliseconds);
    this.rearm();
  }

  /** Runs the action once so much of this clock's time has passed. The result cancels it. */
  after(milliseconds: number, action: () => void): () => void {
    const timer: Timer = { due: this.now() + milliseconds, action };
    this.timers.add(timer);
    this.arm(timer);
    return () => {
      clearTimeout(timer.handle);
      this.timers.delete(timer);
    };
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer.handle);
    this.timers.clear();
  }

  private rebase(jump: number): void {
    this.fakeBase = this.now() + jump;
    this.realBase = Date.now();
  }

  private rearm(): void {
    for (const timer of [...this.timers].sort((one, other) => one.due - other.due)) this.arm(timer);
  }

  private arm(timer: Timer): void {
    clearTimeout(timer.handle);
    const wait = timer.due - this.now();
    if (wait > 0 && this.rate === 0) return;
    // A wait beyond 2^31 - 1 ms would fire at once.
    const real = wait <= 0 ? 0 : Math.min(Math.ceil(wait / this.rate), 2 ** 31 - 1);
    timer.handle = setTimeout(() => {
      if (timer.due > this.now()) {
        this.arm(timer);
      } else if (this.timers.delete(timer)) {
        timer.action();
      }
    }, real).unref();
  }
}
