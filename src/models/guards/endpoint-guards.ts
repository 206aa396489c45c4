import type { Clock } from '../../core/ports/clock';
import { Slots } from '../slots';
import { breakerGuard } from './breaker.guard';
import { CircuitBreaker } from './circuit-breaker';
import { type Attempt, type Guard, inLine } from './guard';
import { limitGuard } from './limit.guard';
import { RateLimit, type Rates } from './rate-limit';
import { RetryBudget } from './retry-budget';
import { retryGuard } from './retry.guard';
import { slotsGuard } from './slots.guard';

export interface EndpointGuardsOptions extends Rates {
  /** Requests at a time; undefined: whoever asks sees to that. */
  parallel: number | undefined;
  breaker: { failures: number; seconds: number };
  retries: { attempts: number; longestPause: number };
  /** What is thrown in place of asking an endpoint that failed with `last` before. */
  refuse: (last: Error) => Error;
  clock: Clock;
}

/**
 * What stands before one endpoint: retries outermost, each of which waits for a slot and for its place in the minute;
 * then the breaker, so that what waited does not ask an endpoint that has failed meanwhile.
 */
export class EndpointGuards {
  running = 0;
  readonly breaker: CircuitBreaker;
  readonly guard: Guard;
  private readonly limit: RateLimit;
  private readonly parallel: number;

  constructor({ parallel, breaker, retries, refuse, clock, ...rates }: EndpointGuardsOptions) {
    this.breaker = new CircuitBreaker({ ...breaker, clock });
    this.limit = new RateLimit(rates, clock);
    this.parallel = parallel ?? Infinity;
    this.guard = inLine([
      retryGuard({ ...retries, budget: new RetryBudget() }),
      ...(parallel === undefined ? [] : [slotsGuard(new Slots(parallel))]),
      limitGuard({ limit: this.limit }),
      breakerGuard({ breaker: this.breaker, refuse, clock }),
      (attempt, ask) => this.count(attempt, ask),
    ]);
  }

  /** Whether it failed again and again, and may be tried again now. */
  get isTrialDue(): boolean {
    return this.breaker.state === 'open' && this.breaker.isPassable;
  }

  /** Whether a request could begin at once, at an endpoint that is well. */
  isReady(tokens: number): boolean {
    return this.breaker.state === 'closed' && this.running < this.parallel && this.limit.wait(tokens) === 0;
  }

  private async count<Reply>(attempt: Attempt, ask: (attempt: Attempt) => Promise<Reply>): Promise<Reply> {
    this.running += 1;
    try {
      return await ask(attempt);
    } finally {
      this.running -= 1;
    }
  }
}
