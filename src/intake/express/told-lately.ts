import type { Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { RedFlagClass } from '../../core/ports/red-flags';

/** So long a member is not told the same again. */
export const TOLD_MILLISECONDS = 5 * 60_000;

interface Told {
  messageId: string;
  at: number;
}

/** Who was told what of late, in memory: the same emergency in more words gets no second reply. */
export class ToldLately {
  private readonly told = new Map<string, Told>();

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /**
   * The id of the message by which the reply is known, as one of these; null when the member was told the same for
   * another message. @param messages of one member in one conversation, at least one
   */
  take(messages: readonly Message[], flag: RedFlagClass): string | null {
    const last = messages.at(-1);
    if (!last) return null;
    const now = this.clock.elapsed();
    for (const [key, { at }] of this.told) {
      if (now - at <= TOLD_MILLISECONDS) break;
      this.told.delete(key);
    }
    const { conversation, member } = last;
    const key = JSON.stringify([conversation.channel, conversation.id, member.id, flag]);
    const known = this.told.get(key);
    if (known) return messages.some(({ id }) => id === known.messageId) ? known.messageId : null;
    this.told.set(key, { messageId: last.id, at: now });
    return last.id;
  }
}
