/** `logged-out`: the account is not on WeChat any more. `restricted`: WeChat said or did something that looks like a lock. `sends-failed`: several sends in a row came to nothing. */
export type StopReason = 'logged-out' | 'restricted' | 'sends-failed';

/** So many sends in a row without an id or an echo are no coincidence. */
const MOST_FAILURES = 3;

/** Stops all sending at once, until a person has logged in anew. */
export class Breaker {
  private reason: StopReason | null = null;
  private failures = 0;
  private controller = new AbortController();

  /** @param onStop told once for each stop */
  constructor(private readonly onStop: (reason: StopReason) => void) {}

  /** Null: sending is allowed. */
  get stopped(): StopReason | null {
    return this.reason;
  }

  /** Aborted at the moment of the next stop. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(reason: StopReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.controller.abort();
    this.onStop(reason);
  }

  release(): void {
    this.failures = 0;
    if (this.reason === null) return;
    this.reason = null;
    this.controller = new AbortController();
  }

  noteSent(): void {
    this.failures = 0;
  }

  noteFailure(): void {
    this.failures++;
    if (this.failures >= MOST_FAILURES) this.stop('sends-failed');
  }
}
