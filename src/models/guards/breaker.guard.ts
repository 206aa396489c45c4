import type { Clock } from '../../core/ports/clock';
import type { CircuitBreaker } from './circuit-breaker';
import { faultOf } from './fault';
import type { Guard } from './guard';

export interface BreakerGuardOptions {
  breaker: CircuitBreaker;
  /** What is thrown in place of asking; `last` is what the endpoint failed with before. */
  refuse: (last: Error) => Error;
  clock: Pick<Clock, 'elapsed'>;
}

/** Whoever waited so long in vain says something about the endpoint, though the time was the message's own. */
const FAIR_MILLISECONDS = 3000;

/** Does not ask an endpoint that failed again and again. */
export const breakerGuard =
  ({ breaker, refuse, clock }: BreakerGuardOptions): Guard =>
  async (attempt, ask) => {
    attempt.signal.throwIfAborted();
    const last = breaker.refusal();
    if (last) throw refuse(last);
    const begun = clock.elapsed();
    try {
      const reply = await ask(attempt);
      breaker.succeed();
      return reply;
    } catch (error) {
      // Who gave up soon, or took the message back, says nothing about the endpoint.
      const isGivenUp = attempt.signal.aborted && !wasLate(attempt.signal, clock.elapsed() - begun);
      if (faultOf(error).isOfEndpoint && !isGivenUp) breaker.fail(error instanceof Error ? error : new Error('failed'));
      throw error;
    }
  };

const wasLate = ({ reason }: AbortSignal, milliseconds: number): boolean =>
  milliseconds >= FAIR_MILLISECONDS && reason instanceof DOMException && reason.name === 'TimeoutError';
