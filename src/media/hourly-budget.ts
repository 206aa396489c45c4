import type { Clock } from '../core/ports/clock';

const HOUR_MILLISECONDS = 3_600_000;

/** How much may still be used; what is used comes back after an hour. Of this process only. */
export class HourlyBudget {
  private used: { amount: number; at: number }[] = [];

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly perHour: number,
  ) {}

  /** False when it is more than is left; nothing is taken then. */
  take(amount = 1): boolean {
    const now = this.clock.elapsed();
    this.used = this.used.filter(({ at }) => now - at < HOUR_MILLISECONDS);
    const total = this.used.reduce((sum, entry) => sum + entry.amount, amount);
    if (total > this.perHour) return false;
    this.used.push({ amount, at: now });
    return true;
  }
}
