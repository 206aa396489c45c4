import { setTimeout as pauseFor } from 'node:timers/promises';
import { Slots } from '../slots';
import type { Guard } from './guard';
import type { RateLimit } from './rate-limit';

export interface LimitOptions {
  limit: RateLimit;
  /** Injected by tests. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** Lets requests wait, one behind the other, until the minute has room for them, or until they give up. */
export function limitGuard({
  limit,
  pause = (milliseconds, signal) => pauseFor(milliseconds, undefined, { signal }),
}: LimitOptions): Guard {
  const turns = new Slots(1);
  return async (attempt, ask) => {
    const { tokens, signal } = attempt;
    const taken = await turns.run(async () => {
      for (let wait = limit.wait(tokens); wait > 0; wait = limit.wait(tokens)) await pause(Math.ceil(wait), signal);
      return limit.take(tokens);
    }, attempt);
    return ask({ ...attempt, settle: taken.settle });
  };
}
