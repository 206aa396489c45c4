import type { Clock } from '../../core/ports/clock';

export interface BreakerOptions {
  /** Failures in a row after which the endpoint is left alone. */
  failures: number;
  /** Until a request tries it again. */
  seconds: number;
  clock: Pick<Clock, 'elapsed'>;
}

/**
 * Remembers how an endpoint does. Open, it lets one request through every few seconds, without waiting for how the one
 * before ends: one that hangs does not keep the next from finding that the endpoint is well again.
 */
export class CircuitBreaker {
  /** In a row. */
  failures = 0;
  private openSince: number | null = null;
  private triedAt = 0;
  private last: Error | null = null;

  constructor(private readonly options: BreakerOptions) {}

  get state(): 'closed' | 'open' {
    return this.openSince === null ? 'closed' : 'open';
  }

  /** Whether a request that came now would be let through. */
  get isPassable(): boolean {
    const { clock, seconds } = this.options;
    return this.openSince === null || clock.elapsed() - this.triedAt >= seconds * 1000;
  }

  /** Null: the request may go. Else what the endpoint failed with last. */
  refusal(): Error | null {
    if (!this.isPassable) return this.last;
    this.triedAt = this.options.clock.elapsed();
    return null;
  }

  succeed(): void {
    this.failures = 0;
    this.openSince = null;
    this.last = null;
  }

  fail(error: Error): void {
    this.last = error;
    this.failures += 1;
    if (this.failures < this.options.failures || this.openSince !== null) return;
    this.openSince = this.triedAt = this.options.clock.elapsed();
  }
}
