import type { Clock } from '../core/ports/clock';

/** Messages that come one after the other within this time belong to one rush. */
const RUSH_MILLISECONDS = 20;
/** Of a long rush this much goes by before work gets its turn, and so much is that turn. */
const HOLD_MILLISECONDS = 450;
const TURN_MILLISECONDS = 50;

/**
 * Lets what comes in be stored before what is stored is worked on: a platform waits seconds for an acknowledgement, a
 * member half a minute for an answer. In a rush that does not end, work has a tenth of the time.
 */
export class Arrivals {
  private storing = 0;
  private lastAt = -Infinity;
  private heldSince: number | null = null;

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /** Counts as an arrival until it is stored. */
  async during<Result>(storing: Promise<Result>): Promise<Result> {
    this.storing++;
    try {
      return await storing;
    } finally {
      this.storing--;
      this.lastAt = this.clock.elapsed();
    }
  }

  /** Whether work has to wait. */
  goFirst(): boolean {
    const now = this.clock.elapsed();
    if (this.storing === 0 && now - this.lastAt > RUSH_MILLISECONDS) {
      this.heldSince = null;
      return false;
    }
    this.heldSince ??= now;
    const held = now - this.heldSince;
    if (held > HOLD_MILLISECONDS + TURN_MILLISECONDS) this.heldSince = now;
    return held <= HOLD_MILLISECONDS;
  }
}
