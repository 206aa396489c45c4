import { refusals } from './api-error';

/** How many in how long. */
interface Limit {
  count: number;
  milliseconds: number;
}

/**
 * Sliding windows. Pages "发送消息" and "回复消息": 5 a second for a group, shared by its bots, and for a person; 50 a
 * second and 1,000 a minute for an interface. Page "频控策略": each app and each interface is counted apart. Page
 * "更新应用发送的消息卡片": 5 updates a second of one message. Page "流式更新卡片": 10 a second for one card; that its
 * refusal is 99991400 is an assumption. Whether the platform's windows slide is not written anywhere.
 */
export class RateLimits {
  perChat: Limit = { count: 5, milliseconds: 1000 };
  perMessage: Limit = { count: 5, milliseconds: 1000 };
  perCard: Limit = { count: 10, milliseconds: 1000 };
  perApi: Limit[] = [
    { count: 50, milliseconds: 1000 },
    { count: 1000, milliseconds: 60_000 },
  ];
  enabled = true;
  private readonly windows = new Map<string, number[]>();

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {}

  chat(chatId: string): void {
    if (this.take(`chat ${chatId}`, [this.perChat]) > 0) throw refusals.chatRate();
  }

  message(messageId: string): void {
    if (this.take(`message ${messageId}`, [this.perMessage]) > 0) throw refusals.chatRate();
  }

  card(cardId: string): void {
    const wait = this.take(`card ${cardId}`, [this.perCard]);
    if (wait > 0) throw refusals.tooManyRequests(Math.ceil(wait / 1000), this.perCard.count);
  }

  api(appId: string, name: string): void {
    const wait = this.take(`api ${appId} ${name}`, this.perApi);
    if (wait > 0) throw refusals.tooManyRequests(Math.ceil(wait / 1000), this.perApi[0]?.count);
  }

  /** Counts one in, or says how many milliseconds are to wait. What is refused does not count. */
  private take(key: string, limits: readonly Limit[]): number {
    if (!this.enabled) return 0;
    const now = this.now();
    const longest = Math.max(...limits.map((limit) => limit.milliseconds));
    const window = (this.windows.get(key) ?? []).filter((at) => at > now - longest);
    this.windows.set(key, window);
    for (const { count, milliseconds } of limits) {
      const oldest = window.at(-count);
      if (oldest !== undefined && oldest > now - milliseconds) return oldest + milliseconds - now;
    }
    window.push(now);
    return 0;
  }
}
