import type { Clock } from '../../core/ports/clock';

export interface Rates {
  /** Undefined: no limit. */
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
}

const MINUTE = 60_000;

interface Taken {
  at: number;
  tokens: number;
}

/** Counts what was taken within the last minute, a window that moves along. */
export class RateLimit {
  /** Oldest first. */
  private readonly taken: Taken[] = [];

  constructor(
    private readonly rates: Rates,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {}

  /** Milliseconds until so many tokens may be taken; 0: now. What is more than a whole minute's goes when nothing else was. */
  wait(tokens: number): number {
    const { requestsPerMinute = Infinity, tokensPerMinute = Infinity } = this.rates;
    const now = this.clock.elapsed();
    while (this.taken[0] && this.taken[0].at + MINUTE <= now) this.taken.shift();
    let requests = this.taken.length;
    let sum = this.taken.reduce((total, item) => total + item.tokens, 0);
    const wanted = Math.min(tokens, tokensPerMinute);
    for (const { at, tokens: earlier } of this.taken) {
      if (requests < requestsPerMinute && sum + wanted <= tokensPerMinute) return 0;
      requests -= 1;
      sum -= earlier;
      if (requests < requestsPerMinute && sum + wanted <= tokensPerMinute) return at + MINUTE - now;
    }
    return 0;
  }

  /** Gives the entry back, so that the estimate can be corrected by what the endpoint told. */
  take(tokens: number): { settle: (actual: number) => void } {
    const entry = { at: this.clock.elapsed(), tokens };
    this.taken.push(entry);
    return {
      settle: (actual) => {
        entry.tokens = actual;
      },
    };
  }
}
