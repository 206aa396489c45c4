import type { Subject } from '../stores.contract';
import { group } from './samples';

export function describeLeases(subject: Subject): void {
  const leases = () => subject.stores.leases;
  const acquire = (owner: string, now: number, { conversation = group, until = now + 1000 } = {}) =>
    leases().acquire({ conversation, owner, now, until });
  const other = { channel: 'web', id: 'Group-1' };

  describe('leases', () => {
    it('are held by one owner at a time, who may take them again', async () => {
      expect(await acquire('a', 0)).toBe(true);
      expect(await acquire('b', 999)).toBe(false);
      expect(await acquire('a', 999)).toBe(true);
      expect(await acquire('b', 1000)).toBe(false);
      expect(await acquire('b', 0, { conversation: other })).toBe(true);
      expect(await acquire('b', 0, { conversation: { channel: 'feishu', id: 'group-1' } })).toBe(true);
    });

    it('fall to another when their time is over', async () => {
      await acquire('a', 0);
      expect(await acquire('b', 1000)).toBe(true);
      expect(await acquire('a', 1001)).toBe(false);
    });

    it('are extended, but for those that another has taken', async () => {
      await acquire('a', 0);
      await acquire('a', 0, { conversation: other });
      await acquire('b', 1000, { conversation: other });
      await leases().renew('a', 9000);
      expect(await acquire('b', 8999)).toBe(false);
      expect(await acquire('a', 2000, { conversation: other })).toBe(true);
    });

    it('are given back by their owner only', async () => {
      await acquire('a', 0);
      await leases().release('b', [group]);
      expect(await acquire('b', 0)).toBe(false);
      await leases().release('a', []);
      expect(await acquire('b', 0)).toBe(false);
      await leases().release('a', [other, group]);
      expect(await acquire('b', 0)).toBe(true);
    });

    it('are given back all together', async () => {
      await acquire('a', 0);
      await acquire('a', 0, { conversation: other });
      await acquire('b', 0, { conversation: { channel: 'feishu', id: 'x' } });
      await leases().releaseAll('a');
      expect(await acquire('c', 0)).toBe(true);
      expect(await acquire('c', 0, { conversation: other })).toBe(true);
      expect(await acquire('c', 0, { conversation: { channel: 'feishu', id: 'x' } })).toBe(false);
    });

    it('go to one of 10 that want a free one, and to one of 10 that want an expired one', async () => {
      const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`);
      for (const now of [0, 1000, 2000]) {
        const taken = await Promise.all(owners.map((owner) => acquire(owner, now)));
        expect(taken.filter(Boolean)).toHaveLength(1);
        expect(await acquire(owners[taken.indexOf(true)] ?? '', now)).toBe(true);
      }
    });

    it('are free when they end so late that the clock must have been put back since', async () => {
      await acquire('a', 600_000);
      expect(await acquire('b', 590_000)).toBe(false);
      expect(await acquire('b', 589_999)).toBe(true);
      expect(await acquire('a', 589_999)).toBe(false);
    });

    it('go to one of 10 after the clock was put back', async () => {
      await acquire('a', 600_000);
      const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`);
      const taken = await Promise.all(owners.map((owner) => acquire(owner, 1000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    it('outlive a restart', async () => {
      await acquire('a', 0);
      await subject.restart();
      expect(await acquire('b', 999)).toBe(false);
    });
  });
}
