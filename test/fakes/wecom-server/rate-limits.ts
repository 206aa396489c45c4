import { refusals } from './refusal';

interface Limit {
  count: number;
  milliseconds: number;
}

/**
 * Page `path/101463`: 30 messages a minute and 1,000 an hour for a conversation, answers and others together; 30 uploads
 * a minute and 1,000 an hour for a robot. Assumed: the windows slide, each state of a stream counts, and what is refused
 * does not.
 */
export class RateLimits {
  isEnabled = true;
  limits: Limit[] = [
    { count: 30, milliseconds: 60_000 },
    { count: 1000, milliseconds: 3_600_000 },
  ];
  private readonly windows = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  /** @param key a conversation, or `upload` */
  take(key: string): void {
    if (!this.isEnabled) return;
    const now = this.now();
    const window = (this.windows.get(key) ?? []).filter((at) => at > now - 3_600_000);
    this.windows.set(key, window);
    const isFull = this.limits.some(({ count, milliseconds }) => (window.at(-count) ?? -Infinity) > now - milliseconds);
    if (isFull) throw refusals.frequency();
    window.push(now);
  }
}
