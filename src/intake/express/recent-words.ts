import type { Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';

interface Said {
  messageId: string;
  text: string;
  at: number;
}

/** What comes later is read by itself. */
const TOGETHER_MILLISECONDS = 60_000;
const MESSAGES = 8;
/** Of a message; an emergency is told in a few words. */
const CHARACTERS = 2_000;
const MEMBERS = 5_000;

/**
 * What members said within the last minute, as they wrote it, in memory alone: what one says over several messages is
 * read together, whatever becomes of the database.
 */
export class RecentWords {
  private readonly said = new Map<string, Said[]>();

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /** @param text as written. Answers it with what the member said just before, oldest first. */
  add(message: Pick<Message, 'id' | 'conversation' | 'member'>, text: string): readonly string[] {
    const at = this.clock.elapsed();
    const key = keyOf(message);
    const before = (this.said.get(key) ?? []).filter(({ messageId }) => messageId !== message.id);
    const isTogether = at - (before.at(-1)?.at ?? -Infinity) <= TOGETHER_MILLISECONDS;
    const said = [...(isTogether ? before : []), { messageId: message.id, text: text.slice(0, CHARACTERS), at }];
    // The newest stands last, so that the first ones are those to forget.
    this.said.delete(key);
    this.said.set(key, said.slice(-MESSAGES));
    this.forgetOld(at);
    return said.slice(-MESSAGES).map((one) => one.text);
  }

  /** What was said so far is dealt with: what follows is read by itself. */
  forget(message: Pick<Message, 'conversation' | 'member'>): void {
    this.said.delete(keyOf(message));
  }

  private forgetOld(now: number): void {
    for (const [key, said] of this.said) {
      const isOld = now - (said.at(-1)?.at ?? 0) > TOGETHER_MILLISECONDS;
      if (!isOld && this.said.size <= MEMBERS) return;
      this.said.delete(key);
    }
  }
}

const keyOf = ({ conversation, member }: Pick<Message, 'conversation' | 'member'>): string =>
  JSON.stringify([conversation.channel, conversation.id, member.id]);
