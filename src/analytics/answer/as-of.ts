import type { Clock } from '../../core/ports/clock';
import type { GuardedSource } from './guarded-source';

const FRESH_MILLISECONDS = 60_000;

/** What the data is as of: what the source itself tells, else when it was asked. */
export class AsOf {
  private known: { value: string | null; until: number } = { value: null, until: Number.NEGATIVE_INFINITY };

  constructor(
    private readonly source: GuardedSource,
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {}

  /** A day or a time, without words. */
  async text(signal?: AbortSignal): Promise<string> {
    return (await this.told(signal)) ?? this.now();
  }

  private now(): string {
    return new Date(this.clock.now()).toLocaleString('sv-SE', { timeZone: this.timeZone }).slice(0, 16);
  }

  /** What the source itself tells; null where it tells nothing. */
  async told(signal?: AbortSignal): Promise<string | null> {
    const { asOf } = this.source.source.description;
    if (asOf === undefined) return null;
    if (this.clock.elapsed() < this.known.until) return this.known.value;
    const reply = await this.source.query(asOf, { signal });
    const cell = reply.status === 'rows' ? reply.table.rows[0]?.[0] : null;
    const value = cell === null || cell === undefined ? null : String(cell).slice(0, 40);
    // What failed or was given up tells nothing of the data.
    if (reply.status === 'rows') this.known = { value, until: this.clock.elapsed() + FRESH_MILLISECONDS };
    return value;
  }
}
