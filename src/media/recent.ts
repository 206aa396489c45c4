import type { Clock } from '../core/ports/clock';

/** Keeps a few values for a while: the oldest go first, and nothing stays longer than told. */
export class Recent<Value> {
  private readonly kept = new Map<string, { value: Value; at: number }>();

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly limits: { milliseconds: number; count: number },
  ) {}

  get(key: string): Value | null {
    this.drop();
    return this.kept.get(key)?.value ?? null;
  }

  set(key: string, value: Value): void {
    this.drop();
    this.kept.delete(key);
    this.kept.set(key, { value, at: this.clock.elapsed() });
    while (this.kept.size > this.limits.count) this.kept.delete([...this.kept.keys()][0] ?? '');
  }

  private drop(): void {
    const now = this.clock.elapsed();
    for (const [key, { at }] of this.kept) if (now - at >= this.limits.milliseconds) this.kept.delete(key);
  }
}
