import type { Clock } from '../../../core/ports/clock';
import type { SendLimit } from '../../../core/ports/channel';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The platform takes 30 messages a minute and 1,000 an hour for a conversation, answers and others together; page
 * `path/101463`. Whether each state of a streamed message counts is not written there; they are counted. What is left is
 * for states of drafts and for pictures.
 */
export const sendLimits: readonly SendLimit[] = [
  { per: 'conversation', count: 15, milliseconds: MINUTE },
  { per: 'conversation', count: 550, milliseconds: HOUR },
];

/** States of drafts are left out from so many messages on. */
const draftLimits: readonly { count: number; milliseconds: number }[] = [
  { count: 12, milliseconds: MINUTE },
  { count: 400, milliseconds: HOUR },
];

/** How much was written to each conversation of late. */
export class ConversationPace {
  /** By the clock's `elapsed`, the oldest first. */
  private readonly written = new Map<string, number[]>();

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /** Something was written that may not be left out. */
  note(conversationId: string): void {
    this.recent(conversationId).push(this.clock.elapsed());
  }

  /** Takes a turn for a state of a draft; false when there were too many. */
  takeForDraft(conversationId: string): boolean {
    const recent = this.recent(conversationId);
    const now = this.clock.elapsed();
    const isFree = draftLimits.every(({ count, milliseconds }) => {
      const first = recent.at(-count);
      return first === undefined || first <= now - milliseconds;
    });
    if (isFree) recent.push(now);
    return isFree;
  }

  private recent(conversationId: string): number[] {
    const since = this.clock.elapsed() - HOUR;
    for (const [id, times] of this.written) {
      const last = times.at(-1);
      if (id !== conversationId && last !== undefined && last > since) break;
      if (id !== conversationId) this.written.delete(id);
    }
    const times = (this.written.get(conversationId) ?? []).filter((at) => at > since);
    this.written.delete(conversationId);
    this.written.set(conversationId, times);
    return times;
  }
}
