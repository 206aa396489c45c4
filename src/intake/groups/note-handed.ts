import type { ConversationRef, Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { OutboxItem, OutboxStore } from '../../core/ports/outbox-store';
import { characterPairs } from '../../text/character-pairs';
import { isAnswer } from './human-answer';
import type { GroupPolicies } from './resolve-group-policy.use-case';

/** Drafts of a group that are compared. */
const DRAFTS = 20;
/** Share of the shorter one's pairs of characters and words that both have. In doubt the draft stays: its asker waits. */
const LIKE = 0.5;
/** Pairs that both have, at least. */
const LEAST = 5;
const ASKS = /[?？吗呢]\s*$/;

export interface NoteHandedOptions {
  outbox: Pick<OutboxStore, 'heldIn' | 'decideHeld'>;
  policies: GroupPolicies;
  isAdmin: (channel: string, memberId: string) => boolean;
  clock: Pick<Clock, 'now'>;
}

/** Notices when a member of staff sends a draft from an account of their own, as it was or edited. */
export class NoteHanded {
  constructor(private readonly options: NoteHandedOptions) {}

  /** @param messages of one member, at least one */
  async note(messages: readonly Message[]): Promise<void> {
    const [first] = messages;
    if (!first) return;
    const { conversation, member } = first;
    const held = await this.options.outbox.heldIn(conversation, DRAFTS);
    if (held.length === 0 || !(await this.isStaff(conversation, member.id))) return;
    const text = messages.map((message) => message.text).join('\n');
    const quotes = messages.flatMap(({ details }) => details?.quoted?.platformMessageId ?? []);
    await this.take(held, { text, quotes, by: member.id });
  }

  /** The same for what the bot's own account shows and the program did not send: somebody holds its phone. */
  async noteOwn(conversation: ConversationRef, text: string): Promise<void> {
    const held = await this.options.outbox.heldIn(conversation, DRAFTS);
    await this.take(held, { text, quotes: [], by: 'own-account' });
  }

  private async take(
    held: readonly OutboxItem[],
    { text, quotes, by }: { text: string; quotes: readonly string[]; by: string },
  ): Promise<void> {
    const quoted = saysSomething(text) ? held.find(({ replyTo }) => quotes.includes(replyTo)) : undefined;
    const meant = quoted ?? likest(held, text);
    if (!meant) return;
    const { outbox, clock } = this.options;
    await outbox.decideHeld(meant.questionId, { to: 'handed', text, by, at: clock.now() });
  }

  private async isStaff(conversation: ConversationRef, memberId: string): Promise<boolean> {
    if (this.options.isAdmin(conversation.channel, memberId)) return true;
    return (await this.options.policies.of(conversation)).experts.includes(memberId);
  }
}

/** Whether it answers, and does not put off, ask back or greet. */
const saysSomething = (text: string): boolean =>
  isAnswer('', { text, quotesQuestion: true, mentionsAsker: false, isExpert: true });

/** The draft that was sent as it was or edited. A question is none. */
function likest(held: readonly OutboxItem[], said: string): OutboxItem | undefined {
  if (ASKS.test(said)) return undefined;
  const pairs = characterPairs(said);
  const [best] = held
    .filter(({ body }) => !body.file)
    .map((item) => ({ item, likeness: likenessOf(characterPairs(item.text), pairs) }))
    .sort((one, other) => other.likeness - one.likeness);
  return best && best.likeness >= LIKE ? best.item : undefined;
}

function likenessOf(drafted: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const kept = [...said].filter((pair) => drafted.has(pair)).length;
  return kept < LEAST ? 0 : kept / Math.min(drafted.size, said.size);
}
