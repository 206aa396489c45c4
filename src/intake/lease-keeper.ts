import type { ConversationRef } from '../core/message';
import type { Clock } from '../core/ports/clock';
import type { LeaseStore } from '../core/ports/lease-store';
import { conversationKey } from './conversation-lane';

/** A killed process blocks its conversations for so long at most. */
export const LEASE_MILLISECONDS = 6_000;
export const RENEWAL_MILLISECONDS = 2_000;
/** A lease that ends sooner is not relied on. */
const MARGIN_MILLISECONDS = 1_000;

interface Held {
  conversation: ConversationRef;
  until: number;
  isUsed: boolean;
}

/** Keeps this process's leases: taken when a conversation has work, renewed together, given back when it has none. */
export class LeaseKeeper {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly store: LeaseStore,
    private readonly clock: Clock,
    /** Unique to this run of the program. */
    private readonly owner: string,
  ) {}

  /** Whether this process may work on the conversation now. */
  async take(conversation: ConversationRef): Promise<boolean> {
    const key = conversationKey(conversation);
    const now = this.clock.now();
    const known = this.held.get(key);
    if (known && known.until - MARGIN_MILLISECONDS > now && known.until <= now + LEASE_MILLISECONDS) {
      known.isUsed = true;
      return true;
    }
    const until = now + LEASE_MILLISECONDS;
    const isOurs = await this.store.acquire({ conversation, owner: this.owner, now, until });
    if (isOurs) this.held.set(key, { conversation, until, isUsed: true });
    else this.held.delete(key);
    return isOurs;
  }

  /** To be called every `RENEWAL_MILLISECONDS`. @param isBusy whether the conversation has work under way */
  async renew(isBusy: (conversation: ConversationRef) => boolean): Promise<void> {
    const unused: ConversationRef[] = [];
    for (const [key, held] of this.held) {
      if (!held.isUsed && !isBusy(held.conversation)) {
        this.held.delete(key);
        unused.push(held.conversation);
      }
      held.isUsed = false;
    }
    if (unused.length > 0) await this.store.release(this.owner, unused);
    if (this.held.size === 0) return;
    const kept = [...this.held.values()];
    const until = this.clock.now() + LEASE_MILLISECONDS;
    await this.store.renew(this.owner, until);
    const now = this.clock.now();
    for (const held of kept) {
      // What ended before it was renewed may be another's by now; `take` will ask.
      if (held.until > now) held.until = until;
    }
  }

  async releaseAll(): Promise<void> {
    this.held.clear();
    await this.store.releaseAll(this.owner);
  }
}
