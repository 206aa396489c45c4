import type { Clock } from '../core/ports/clock';

/** Smaller differences come of rounding and of slow correction. */
const LEAST_MILLISECONDS = 2_000;

/** Notices when the clock is set while the program runs. */
export class ClockWatch {
  private offset: number;

  constructor(private readonly clock: Clock) {
    this.offset = clock.now() - clock.elapsed();
  }

  /** Milliseconds by which the clock was set since the last look; negative: back. 0 when it was not. */
  jump(): number {
    const offset = this.clock.now() - this.clock.elapsed();
    const jump = Math.round(offset - this.offset);
    this.offset = offset;
    return Math.abs(jump) < LEAST_MILLISECONDS ? 0 : jump;
  }
}
