import { setTimeout as pauseFor } from 'node:timers/promises';
import { retryPause } from '../retry-pause';
import { faultOf } from './fault';
import type { Guard } from './guard';
import type { RetryBudget } from './retry-budget';

export interface RetryOptions {
  budget: RetryBudget;
  /** A request is made as often at most. */
  attempts: number;
  /** A longer pause than that, in milliseconds, is not waited for: whoever comes next may be asked meanwhile. */
  longestPause: number;
  /** Injected by tests. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  random?: () => number;
}

/** Pauses of programs that failed together do not end together. */
const JITTER = 0.25;

/** Asks again, after a pause that doubles or that the endpoint wants, where the failure may pass. */
export function retryGuard({
  budget,
  attempts,
  longestPause,
  pause = (milliseconds, signal) => pauseFor(milliseconds, undefined, { signal }),
  random = Math.random,
}: RetryOptions): Guard {
  return async (attempt, ask) => {
    budget.earn();
    for (let made = 1; ; made++) {
      try {
        return await ask(attempt);
      } catch (error) {
        const { mayPass, headers } = faultOf(error);
        if (!mayPass || made >= attempts || attempt.signal.aborted || attempt.hasShown()) throw error;
        const wanted = retryPause(headers, made, Date.now());
        if (wanted === null || wanted > longestPause || !budget.spend()) throw error;
        await pause(wanted * (1 + JITTER * random()), attempt.signal);
      }
    }
  };
}
