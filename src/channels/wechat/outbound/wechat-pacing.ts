import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../../core/ports/clock';

/** In milliseconds. wechatferry's careful mode and reports of locked accounts are where the numbers come from. */
export interface Pace {
  /** At most `most` sends begin within `window`. */
  most: number;
  window: number;
  /** From the end of a send to the next one in the same conversation. */
  within: number;
  /** The same, to another conversation. */
  between: number;
  /** By up to this share each pause is longer than it must be, so that no two are alike. */
  jitter: number;
}

export const wechatPace: Pace = { most: 40, window: 60_000, within: 1_000, between: 3_000, jitter: 0.6 };

export interface WeChatPacingOptions {
  clock: Pick<Clock, 'elapsed'>;
  /** Rejects at once when the signal is aborted. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  random?: () => number;
  pace?: Pace;
}

export interface PacedWork<Result> {
  conversation: string;
  signal: AbortSignal;
  /** Asked before the pause and after it whether the send may still be. */
  admit: () => void;
  /** @param more to be awaited before each further send of the same work */
  work: (more: () => Promise<void>) => Promise<Result>;
}

/** One send at a time for the whole account, at a person's pace; pictures and forwarded messages count as much as words. */
export class WeChatPacing {
  private readonly pace: Pace;
  private readonly sleep: NonNullable<WeChatPacingOptions['sleep']>;
  private readonly random: () => number;
  /** Resolves when the last of those that wait has had its turn. */
  private tail: Promise<void> = Promise.resolve();
  /** When the last sends ended, by the clock's `elapsed`; the oldest first. */
  private ended: number[] = [];
  private lastConversation: string | null = null;

  constructor(private readonly options: WeChatPacingOptions) {
    this.pace = options.pace ?? wechatPace;
    this.sleep = options.sleep ?? ((milliseconds, signal) => pause(milliseconds, undefined, { signal, ref: false }));
    this.random = options.random ?? Math.random;
  }

  /**
   * Does the work when it is its turn, in the order of the calls. The pause to the next begins when the work has ended:
   * nobody knows when within it the platform counts the send. Rejects at once when the signal is aborted before the work
   * begins, and with what `admit` throws.
   */
  async inTurn<Result>(paced: PacedWork<Result>): Promise<Result> {
    const { conversation, signal, admit } = paced;
    const before = this.tail;
    let over: () => void = () => undefined;
    this.tail = new Promise((resolve) => (over = resolve));
    try {
      await orAborted(before, signal);
      admit();
      if (await this.pauseFor(conversation, signal)) admit();
      return await this.done(paced);
    } finally {
      // Whoever gave up while waiting does not let the next one overtake.
      void before.then(over);
    }
  }

  /** Does it at once, beside whatever waits or is under way, as an emergency needs it. What comes after keeps its distance. */
  async ahead<Result>(work: PacedWork<Result>): Promise<Result> {
    work.signal.throwIfAborted();
    work.admit();
    return this.done(work);
  }

  private done<Result>({ conversation, signal, work }: PacedWork<Result>): Promise<Result> {
    const more = async () => {
      this.note(conversation);
      await this.pauseFor(conversation, signal);
    };
    return work(more).finally(() => {
      this.note(conversation);
    });
  }

  /** False when there was nothing to wait for. */
  private async pauseFor(conversation: string, signal: AbortSignal): Promise<boolean> {
    const wait = this.waitOf(conversation);
    if (wait > 0) await this.sleep(wait, signal);
    signal.throwIfAborted();
    return wait > 0;
  }

  private note(conversation: string): void {
    this.lastConversation = conversation;
    this.ended.push(this.options.clock.elapsed());
    if (this.ended.length > this.pace.most) this.ended.shift();
  }

  private waitOf(conversation: string): number {
    const last = this.ended.at(-1);
    if (last === undefined) return 0;
    const { most, window, within, between, jitter } = this.pace;
    const least = conversation === this.lastConversation ? within : between;
    const pauseOver = last + least * (1 + jitter * this.random());
    const oldest = this.ended.length < most ? -Infinity : (this.ended[0] ?? -Infinity);
    // One more, because timers may fire a little early.
    return Math.max(0, Math.ceil(Math.max(pauseOver, oldest + window) + 1 - this.options.clock.elapsed()));
  }
}

/** By signal, those that wait; one listener serves them all, however many they are. */
const waits = new WeakMap<AbortSignal, Set<() => void>>();

function waitsOf(signal: AbortSignal): Set<() => void> {
  let stops = waits.get(signal);
  if (!stops) {
    const all = (stops = new Set<() => void>());
    waits.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const stop of all) stop();
    });
  }
  return stops;
}

async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const stops = waitsOf(signal);
  let stop: () => void = () => undefined;
  const aborted = new Promise<void>((resolve) => (stop = resolve));
  stops.add(stop);
  await Promise.race([promise, aborted]);
  stops.delete(stop);
  signal.throwIfAborted();
}
