interface Timer {
  due: number;
  action: () => void;
  handle?: NodeJS.Timeout | undefined;
}

/**
 * The platform's own time, in milliseconds since 1970: the real one and the jumps that the test made. It rules the hour
 * of a `uuid` and the life of tokens and cards. What the platform waits for by itself, which is the pauses before it
 * pushes an event again, runs `speed` times as fast; `0` waits for jumps alone. The rest does not: the program under test
 * lives in real time. For the same reason, what the platform writes into messages and signatures are real times.
 */
export class FakeClock {
  private jumped = 0;
  private waited = 0;
  private countedAt = Date.now();
  private readonly timers = new Set<Timer>();

  constructor(private rate = 1) {}

  now(): number {
    return Date.now() + this.jumped;
  }

  get speed(): number {
    return this.rate;
  }

  set speed(rate: number) {
    this.waited = this.waiting();
    this.countedAt = Date.now();
    this.rate = rate;
    this.rearm();
  }

  /** Jumps forward. What becomes due runs at once; what that schedules counts from the new time. */
  advance(milliseconds: number): void {
    this.jumped += milliseconds;
    this.waited += milliseconds;
    this.rearm();
  }

  /** Runs the action after a pause, which `speed` shortens. The result cancels it. */
  after(milliseconds: number, action: () => void): () => void {
    const timer: Timer = { due: this.waiting() + milliseconds, action };
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

  /** Milliseconds that count for pauses. */
  private waiting(): number {
    return this.waited + (Date.now() - this.countedAt) * this.rate;
  }

  private rearm(): void {
    for (const timer of [...this.timers].sort((one, other) => one.due - other.due)) this.arm(timer);
  }

  private arm(timer: Timer): void {
    clearTimeout(timer.handle);
    const wait = timer.due - this.waiting();
    if (wait > 0 && this.rate === 0) return;
    // A wait beyond 2^31 - 1 ms would fire at once.
    const real = wait <= 0 ? 0 : Math.min(Math.ceil(wait / this.rate), 2 ** 31 - 1);
    timer.handle = setTimeout(() => {
      if (timer.due > this.waiting()) {
        this.arm(timer);
      } else if (this.timers.delete(timer)) {
        timer.action();
      }
    }, real).unref();
  }
}
