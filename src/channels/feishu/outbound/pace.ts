import type { Clock } from '../../../core/ports/clock';

interface PaceLimit {
  count: number;
  milliseconds: number;
}

/**
 * The platform takes 50 a second and 1,000 a minute of one call for an app; page `cardkit-v1/card-element/content`. Well
 * below it, because calls that begin within one second may arrive closer together.
 */
const callLimits: readonly PaceLimit[] = [
  { count: 30, milliseconds: 1_000 },
  { count: 800, milliseconds: 60_000 },
];

/** Turns for what may be left out when there are too many. */
export class Pace {
  /** By the clock's `elapsed`, the oldest first. */
  private turns: number[] = [];
  private readonly longest: number;

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly limits: readonly PaceLimit[] = callLimits,
  ) {
    this.longest = Math.max(...limits.map(({ milliseconds }) => milliseconds));
  }

  /** Takes a turn; false when none is free now. */
  take(): boolean {
    const now = this.clock.elapsed();
    this.turns = this.turns.filter((at) => at > now - this.longest);
    const isFree = this.limits.every(({ count, milliseconds }) => {
      const first = this.turns.at(-count);
      return first === undefined || first <= now - milliseconds;
    });
    if (isFree) this.turns.push(now);
    return isFree;
  }
}
