import { seededRandom, shuffled } from '../../../src/text/seeded-random';
import { type FeishuEvent, signedRequest, type SigningOptions } from './events';
import { type LongConnections } from './long-connection';
import { type Platform } from './platform';
import { post, type PushOutcome } from './webhook';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * The pauses before the pushes after the first. Page "事件概述" has 15 seconds, 5 minutes, 1 hour and 6 hours, four more
 * pushes at most, for webhooks and the SDK's long connection alike; older copies of it begin with 5 seconds.
 */
export const retrySchedules = {
  current: [15 * second, 5 * minute, hour, 6 * hour],
  older: [5 * second, 5 * minute, hour, 6 * hour],
  none: [],
} as const;

export interface DeliverOptions {
  /** How often each event is pushed at first, as a platform that repeats itself does. */
  times?: number;
  /** All at once instead of one after the other. */
  concurrently?: boolean;
  /** In an order by the server's seed. */
  shuffled?: boolean;
  /** Pushes again by the schedule what was not answered well; on by default. */
  retry?: boolean;
  signing?: SigningOptions;
}

/** Pushes events to apps, and again when they do not answer. */
export class EventDelivery {
  schedule: readonly number[] = retrySchedules.current;
  /**
   * Page "事件概述": 3 seconds. Real ones, since the program runs in real time; a test that wants it sooner says so.
   */
  answerWithin = 3 * second;
  private readonly random: () => number;
  private readonly waiting = new Set<() => void>();
  private underWay = 0;
  private stopped = false;

  constructor(
    private readonly platform: Platform,
    private readonly connections: LongConnections,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  /** Pushes and retries that are not over. */
  get pending(): number {
    return this.underWay + this.waiting.size;
  }

  /** Resolves when the first pushes are over; retries come later, by the platform's clock. */
  async deliver(events: FeishuEvent | readonly FeishuEvent[], options: DeliverOptions = {}): Promise<PushOutcome[]> {
    const { times = 1, concurrently = false } = options;
    const list = Array.isArray(events) ? (events as readonly FeishuEvent[]) : [events as FeishuEvent];
    const repeated = list.flatMap((event) => Array.from({ length: times }, () => event));
    const ordered = options.shuffled === true ? shuffled(repeated, this.random) : repeated;
    if (concurrently) return Promise.all(ordered.map((event) => this.push(event, 1, options)));
    const outcomes: PushOutcome[] = [];
    for (const event of ordered) outcomes.push(await this.push(event, 1, options));
    return outcomes;
  }

  stop(): void {
    this.stopped = true;
    for (const cancel of this.waiting) cancel();
    this.waiting.clear();
  }

  private async push(event: FeishuEvent, attempt: number, options: DeliverOptions): Promise<PushOutcome> {
    const { log, apps } = this.platform;
    const app = apps.get(event.appId);
    const subscription = event.callback ? app.callbacks : app.events;
    const via = subscription?.mode ?? 'websocket';
    this.underWay++;
    const outcome =
      subscription?.mode === 'webhook'
        ? await post(subscription.url, signedRequest(app, event.body, options.signing), this.answerWithin)
        : await this.connections.push(event, this.answerWithin);
    this.underWay--;
    const { appId, eventId, eventType, messageId } = event;
    const { ok, status, milliseconds, problem } = outcome;
    log.add({
      kind: 'delivered',
      appId,
      eventId,
      eventType,
      messageId,
      via,
      attempt,
      status,
      milliseconds,
      ok,
      problem,
    });
    if (!ok && !event.callback && options.retry !== false) this.later(event, attempt, options);
    return outcome;
  }

  private later(event: FeishuEvent, attempt: number, options: DeliverOptions): void {
    if (this.stopped) return;
    const { appId, eventId, messageId } = event;
    const pause = this.schedule[attempt - 1];
    if (pause === undefined) {
      this.platform.log.add({ kind: 'gave-up', appId, eventId, messageId, attempts: attempt });
      return;
    }
    const cancel = this.platform.clock.after(pause, () => {
      this.waiting.delete(cancel);
      void this.push(event, attempt + 1, options);
    });
    this.waiting.add(cancel);
  }
}
