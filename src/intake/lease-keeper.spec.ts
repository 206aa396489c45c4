import type { ConversationRef } from '../core/message';
import type { LeaseStore } from '../core/ports/lease-store';
import { seededRandom } from '../text/seeded-random';
import { conversationKey } from './conversation-lane';
import { LEASE_MILLISECONDS, LeaseKeeper, RENEWAL_MILLISECONDS } from './lease-keeper';

const a: ConversationRef = { channel: 'web', id: 'a' };
const b: ConversationRef = { channel: 'web', id: 'b' };

/** One table for all processes, and one clock, which stands still by itself. */
class World implements LeaseStore {
  time = 1_000_000;
  readonly rows = new Map<string, { owner: string; until: number }>();
  acquired = 0;
  /** Runs while the next renewal is under way, before the database takes it. */
  beforeRenewal: (() => Promise<void>) | null = null;

  readonly clock = { now: () => this.time, elapsed: () => this.time };
  keeper = (owner: string) => new LeaseKeeper(this, this.clock, owner);
  ownerOf = (conversation: ConversationRef) => {
    const row = this.rows.get(conversationKey(conversation));
    return row && row.until > this.time ? row.owner : null;
  };

  acquire({ conversation, owner, now, until }: Parameters<LeaseStore['acquire']>[0]): Promise<boolean> {
    this.acquired++;
    const key = conversationKey(conversation);
    const row = this.rows.get(key);
    if (row && row.owner !== owner && row.until > now) return Promise.resolve(false);
    this.rows.set(key, { owner, until });
    return Promise.resolve(true);
  }

  async renew(owner: string, until: number): Promise<void> {
    const before = this.beforeRenewal;
    this.beforeRenewal = null;
    await before?.();
    for (const row of this.rows.values()) if (row.owner === owner) row.until = until;
  }

  release(owner: string, conversations: readonly ConversationRef[]): Promise<void> {
    for (const key of conversations.map(conversationKey)) {
      if (this.rows.get(key)?.owner === owner) this.rows.delete(key);
    }
    return Promise.resolve();
  }

  releaseAll(owner: string): Promise<void> {
    for (const [key, row] of this.rows) if (row.owner === owner) this.rows.delete(key);
    return Promise.resolve();
  }
}

let world: World;
let ours: LeaseKeeper;
let theirs: LeaseKeeper;
beforeEach(() => {
  world = new World();
  ours = world.keeper('ours');
  theirs = world.keeper('theirs');
});
const busy = () => true;
const idle = () => false;

describe('a lease', () => {
  it('is asked for once, and then known', async () => {
    for (let at = 0; at < 5; at++) expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(1);
  });

  it('belongs to one process, and is asked for again each time by the other', async () => {
    expect(await theirs.take(a)).toBe(true);
    expect(await ours.take(a)).toBe(false);
    expect(await ours.take(b)).toBe(true);
    await theirs.releaseAll();
    expect(await ours.take(a)).toBe(true);
  });

  it('of a killed process ends after six seconds', async () => {
    await theirs.take(a);
    world.time += LEASE_MILLISECONDS - 1;
    expect(await ours.take(a)).toBe(false);
    world.time += 1;
    expect(await ours.take(a)).toBe(true);
  });

  it('holds as long as it is renewed', async () => {
    await ours.take(a);
    for (let at = 0; at < 20; at++) {
      world.time += RENEWAL_MILLISECONDS;
      await ours.renew(busy);
      expect(await theirs.take(a)).toBe(false);
    }
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(21);
  });

  it('is asked for again when it is about to end', async () => {
    await ours.take(a);
    world.time += LEASE_MILLISECONDS - 1_000;
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(2);
    world.time += LEASE_MILLISECONDS - 1_001;
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(2);
  });

  it('is given back once it was not used between two renewals', async () => {
    await ours.take(a);
    await ours.take(b);
    await ours.renew(idle);
    expect(world.ownerOf(a)).toBe('ours');
    await ours.take(b);
    await ours.renew(idle);
    expect([world.ownerOf(a), world.ownerOf(b)]).toEqual([null, 'ours']);
    expect(await theirs.take(a)).toBe(true);
    expect(await ours.take(a)).toBe(false);
  });

  it('is kept while its conversation has work under way', async () => {
    await ours.take(a);
    await ours.take(b);
    for (let at = 0; at < 3; at++) await ours.renew(({ id }) => id === 'a');
    expect([world.ownerOf(a), world.ownerOf(b)]).toEqual(['ours', null]);
  });

  it('is given back with all others at the end, and may be taken anew', async () => {
    await ours.take(a);
    await ours.releaseAll();
    expect(world.ownerOf(a)).toBeNull();
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(2);
  });
});

describe('a process that stood still', () => {
  it('asks the store again, and yields to who has it by now', async () => {
    await ours.take(a);
    await ours.take(b);
    world.time += LEASE_MILLISECONDS + 1;
    await theirs.take(a);
    expect(await ours.take(a)).toBe(false);
    expect(await ours.take(b)).toBe(true);
  });

  it('does not take a renewal for a lease that another has by now', async () => {
    await ours.take(a);
    world.time += LEASE_MILLISECONDS + 1;
    await theirs.take(a);
    await ours.renew(busy);
    expect(await ours.take(a)).toBe(false);
    expect(world.ownerOf(a)).toBe('theirs');
  });

  it('does not do so either when it stood still within the renewal', async () => {
    await ours.take(a);
    await ours.take(b);
    world.time += RENEWAL_MILLISECONDS;
    world.beforeRenewal = async () => {
      world.time += LEASE_MILLISECONDS - RENEWAL_MILLISECONDS;
      await theirs.take(a);
    };
    await ours.renew(busy);
    expect(await ours.take(a)).toBe(false);
    expect(await ours.take(b)).toBe(true);
  });

  it('gives back what it no longer uses all the same', async () => {
    await ours.take(a);
    await ours.take(b);
    world.time += LEASE_MILLISECONDS + 1;
    await ours.renew(busy);
    await ours.renew(({ id }) => id === 'b');
    expect(world.rows.has(conversationKey(a))).toBe(false);
  });
});

describe('a clock that is set back', () => {
  it('makes no lease last longer: the store is asked again', async () => {
    await ours.take(a);
    world.time -= 3_600_000;
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(2);
    expect(world.rows.get(conversationKey(a))?.until).toBe(world.time + LEASE_MILLISECONDS);
  });

  it('is put right by a renewal', async () => {
    await ours.take(a);
    world.time -= 3_600_000;
    await ours.renew(busy);
    expect(world.rows.get(conversationKey(a))?.until).toBe(world.time + LEASE_MILLISECONDS);
    expect(await ours.take(a)).toBe(true);
    expect(world.acquired).toBe(1);
  });
});

it('is never held by two, whatever happens in whatever order', async () => {
  const random = seededRandom(11);
  const keepers = ['p', 'q', 'r'].map((owner) => ({ owner, keeper: world.keeper(owner) }));
  let taken = 0;
  for (let at = 0; at < 5_000; at++) {
    const { owner, keeper } = keepers[Math.floor(random() * 3)] as (typeof keepers)[number];
    const drawn = random();
    if (drawn < 0.5) {
      const conversation = random() < 0.5 ? a : b;
      const isOurs = await keeper.take(conversation);
      if (isOurs) taken++;
      expect(isOurs).toBe(world.ownerOf(conversation) === owner);
    } else if (drawn < 0.7) await keeper.renew(() => random() < 0.5);
    else if (drawn < 0.72) await keeper.releaseAll();
    else world.time += Math.floor(random() * (drawn < 0.98 ? RENEWAL_MILLISECONDS : 3 * LEASE_MILLISECONDS));
  }
  expect(taken).toBeGreaterThan(500);
});
