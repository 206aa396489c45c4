import type { Clock } from '../../core/ports/clock';
import type { Language } from '../../core/question';
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

  async text(language: Language, signal?: AbortSignal): Promise<string> {
    const told = await this.told(signal);
    if (told !== null) return language === 'zh' ? `数据截至 ${told}` : `data as of ${told}`;
    const at = new Date(this.clock.now()).toLocaleString('sv-SE', { timeZone: this.timeZone }).slice(0, 16);
    return language === 'zh' ? `查询于 ${at}` : `asked at ${at}`;
  }

  private async told(signal?: AbortSignal): Promise<string | null> {
    const { asOf } = this.source.source.description;
    if (asOf === undefined) return null;
    if (this.clock.elapsed() < this.known.until) return this.known.value;
    const reply = await this.source.query(asOf, { signal });
    const cell = reply.status === 'rows' ? reply.table.rows[0]?.[0] : null;
    const value = cell === null || cell === undefined ? null : String(cell).slice(0, 40);
    this.known = { value, until: this.clock.elapsed() + FRESH_MILLISECONDS };
    return value;
  }
}
