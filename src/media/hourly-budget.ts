import type { Clock } from '../core/ports/clock';

const HOUR_MILLISECONDS = 3_600_000;

/** So many times within any hour; of this process only. */
export class HourlyBudget {
  private used: number[] = [];

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly perHour: number,
  ) {}

  /** False when all of it is used up. */
  take(): boolean {
    const now = this.clock.elapsed();
    this.used = this.used.filter((at) => now - at < HOUR_MILLISECONDS);
    if (this.used.length >= this.perHour) return false;
    this.used.push(now);
    return true;
  }
}
