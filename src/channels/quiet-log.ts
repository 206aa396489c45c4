import type { Clock } from '../core/ports/clock';
import type { LogFields, Logger } from '../core/ports/logger';

const PAUSE_MILLISECONDS = 60_000;

/** Warnings of one kind at most once a minute, so that nobody outside fills the disk with them. */
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
    this.kinds.set(kind, { loggedAt: now, unlogged: 0 });
    const unlogged = last && last.unlogged > 0 ? { unlogged: last.unlogged } : {};
    this.logger.warn({ kind, ...fields, ...unlogged }, message);
  }
}
