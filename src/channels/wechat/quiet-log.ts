import type { Clock } from '../../core/ports/clock';
import type { LogFields, Logger } from '../../core/ports/logger';

const PAUSE_MILLISECONDS = 60_000;

/** Warnings of one kind at most once a minute, with how many were left out. */
export class QuietLog {
  private readonly kinds = new Map<string, { loggedAt: number; unlogged: number }>();

  constructor(
    private readonly logger: Logger,
    private readonly clock: Pick<Clock, 'elapsed'>,
  ) {}

  /** @param kind of a small, fixed set */
  warn(kind: string, fields: LogFields, message: string): void {
    const now = this.clock.elapsed();
    const last = this.kinds.get(kind);
    if (last && now - last.loggedAt < PAUSE_MILLISECONDS) {
      last.unlogged++;
      return;
    }
    this.logger.warn({ kind, ...fields, ...(last && last.unlogged > 0 && { unlogged: last.unlogged }) }, message);
    this.kinds.set(kind, { loggedAt: now, unlogged: 0 });
  }
}
