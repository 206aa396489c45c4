import type { Clock } from '../../core/ports/clock';

const HOUR_MILLISECONDS = 3_600_000;

/** How much sound may still be written down; what is used comes back after an hour. Of this process only. */
export class SoundBudget {
  private used: { seconds: number; at: number }[] = [];

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly secondsPerHour: number,
  ) {}

  /** False when it is more than is left; nothing is taken then. */
  take(seconds: number): boolean {
    const now = this.clock.elapsed();
    this.used = this.used.filter(({ at }) => now - at < HOUR_MILLISECONDS);
    const total = this.used.reduce((sum, entry) => sum + entry.seconds, seconds);
    if (total > this.secondsPerHour) return false;
    this.used.push({ seconds, at: now });
    return true;
  }
}
