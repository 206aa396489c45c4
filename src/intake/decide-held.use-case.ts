import type { ConversationRef } from '../core/message';
import type { Clock } from '../core/ports/clock';
import type { HeldDecision, OutboxStore } from '../core/ports/outbox-store';

export interface DecideHeldOptions {
  outbox: Pick<OutboxStore, 'itemsOf' | 'decideHeld' | 'withdraw'>;
  /** Tells that the conversation has something to send or recall. */
  wakeSender: (conversation: ConversationRef) => void;
  clock: Pick<Clock, 'now'>;
}

/** A member of staff decides about a draft: the bot sends it, they sent it themselves, or it is dropped. */
export class DecideHeld {
  constructor(private readonly options: DecideHeldOptions) {}

  /** False when nothing of the reply is held any more. @param by who decides: a name or the channel's id of a member */
  async decide(questionId: string, decision: Omit<HeldDecision, 'at'>): Promise<boolean> {
    const { outbox, wakeSender, clock } = this.options;
    const at = clock.now();
    const [item] = await outbox.itemsOf(questionId);
    if (!item || !(await outbox.decideHeld(questionId, { ...decision, at }))) return false;
    // An answer that lacks a part may mislead, so what the group has of it goes, too.
    if (decision.to === 'cancelled') await outbox.withdraw(questionId, at);
    if (decision.to !== 'handed') wakeSender(item.conversation);
    return true;
  }
}
