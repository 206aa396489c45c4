import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationRef } from '../core/message';
import type { SendLimit } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import { conversationKey } from './conversation-lane';

/** Given back when the platform has answered: it counted the send at some moment until then. */
export type Turn = () => void;

interface Window {
  underWay: number;
  /** When the sends that still count were answered; oldest first. */
  answered: number[];
}

/**
 * Keeps sends within a platform's limits. A send counts from its beginning until the window after its answer has passed,
 * so that the limit holds whenever within that time the platform counts it.
 */
export class SendPacing {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly limits: readonly SendLimit[],
    private readonly clock: Pick<Clock, 'elapsed'>,
    private readonly sleep: (milliseconds: number) => Promise<unknown> = (milliseconds) => pause(milliseconds),
  ) {}

  /** Resolves when a send may begin. */
  async turn(conversation: ConversationRef, app: string): Promise<Turn> {
    for (;;) {
      if (this.windows.size >= WINDOWS) this.forget();
      const wait = Math.max(0, ...this.limits.map((limit) => this.waitOf(limit, conversation, app)));
      if (wait === 0) return this.begin(conversation, app);
      await this.sleep(wait);
    }
  }

  private begin(conversation: ConversationRef, app: string): Turn {
    const windows = this.limits.map((limit) => this.window(limit, conversation, app));
    for (const window of windows) window.underWay++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const now = this.clock.elapsed();
      for (const window of windows) {
        window.underWay--;
        window.answered.push(now);
      }
    };
  }

  /** Milliseconds until the limit has room, as far as that is known; 0 when it has. */
  private waitOf(limit: SendLimit, conversation: ConversationRef, app: string): number {
    const window = this.window(limit, conversation, app);
    const now = this.clock.elapsed();
    while (window.answered.length > 0 && (window.answered[0] ?? 0) + limit.milliseconds <= now) window.answered.shift();
    const excess = window.underWay + window.answered.length + 1 - limit.count;
    if (excess <= 0) return 0;
    const freedBy = window.answered[excess - 1];
    return freedBy === undefined ? POLL_MILLISECONDS : Math.max(1, Math.ceil(freedBy + limit.milliseconds - now));
  }

  private window(limit: SendLimit, conversation: ConversationRef, app: string): Window {
    const of = limit.per === 'app' ? app : conversationKey(conversation);
    const key = JSON.stringify([limit.per, limit.count, limit.milliseconds, of]);
    let window = this.windows.get(key);
    if (!window) this.windows.set(key, (window = { underWay: 0, answered: [] }));
    return window;
  }

  /** Windows in which nothing was sent of late. */
  private forget(): void {
    const now = this.clock.elapsed();
    const longest = Math.max(...this.limits.map(({ milliseconds }) => milliseconds));
    for (const [key, { underWay, answered }] of this.windows) {
      if (underWay === 0 && (answered.at(-1) ?? 0) + longest <= now) this.windows.delete(key);
    }
  }
}

/** Sends under way end at an unknown time. */
const POLL_MILLISECONDS = 20;
const WINDOWS = 2_000;
