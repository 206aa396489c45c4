import type { Database } from '../../../src/stores/typeorm/database';
import { createStores, type Stores } from '../../../src/stores/typeorm/stores';
import type { Subject } from '../stores.contract';
import { group, message, settlement } from './samples';
import { pendingMessages } from './tables-content';

/** Messages of one burst that come while it is begun or ended, to two programs on one database. */
export function describeBurstsAtOnce(subject: Subject): void {
  describe('bursts at once', () => {
    let other: Database;
    let programs: Stores[];
    const rounds = Array.from({ length: 12 }, (_, round) => round);

    beforeEach(async () => {
      other = await subject.openAnother();
      programs = [subject.stores, createStores(other)];
    });
    afterEach(() => other.close());

    const inboxOf = (turn: number) => (programs[turn % programs.length] ?? subject.stores).inbox;
    const say = (turn: number, id: string, { key }: { key: string }) =>
      inboxOf(turn).claim(message(id), { runAt: 2000, burst: { key, joinsUntil: 2000, closesAt: 9000 } });
    const bursts = async () =>
      (await subject.stores.inbox.waiting(group, 1000)).map(({ messages }) => messages.map(({ id }) => id).sort());
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

    it('become one job when all of their messages come at the same moment', async () => {
      for (const round of rounds) {
        const ids = names(`m${round}`, 8);
        const claims = await Promise.all(ids.map((id, turn) => say(turn, id, { key: `member-${round}` })));
        expect(new Set(claims)).toEqual(new Set(['claimed']));
        expect((await bursts())[round]).toEqual(ids);
      }
      expect(await bursts()).toHaveLength(rounds.length);
    });

    it('of many members become one job each', async () => {
      const members = names('member', 20);
      const said = names('', 10).flatMap((line) => members.map((key) => ({ key, id: `${key}${line}` })));
      await Promise.all(said.map(({ key, id }, turn) => say(turn, id, { key })));
      const expected = members.map((key) => names(key, 10));
      expect((await bursts()).sort()).toEqual(expected.sort());
    });

    it('lose no message to a begin at the same moment, and get none after it', async () => {
      for (const round of rounds) {
        const key = `member-${round}`;
        const first = `m${round}`;
        await say(0, first, { key });
        const jobs = await subject.stores.inbox.waiting(group, 1000);
        const jobId = jobs.find(({ burstId }) => burstId === first)?.id ?? '';
        const ids = names(first, 6);
        const [begun] = await Promise.all([
          inboxOf(round).beginJob(jobId),
          ...ids.map((id, turn) => say(turn, id, { key })),
        ]);
        const worked = begun?.messages.map(({ id }) => id) ?? [];
        const later = (await bursts()).flat().filter((id) => id.startsWith(`${first}-`));
        expect(worked[0]).toBe(first);
        expect([...worked, ...later].sort()).toEqual([first, ...ids]);
        expect(await inboxOf(round).settle(settlement(`q${round}`, { messageIds: worked, deliveries: [] }))).toBe(true);
        expect(
          (await bursts())
            .flat()
            .filter((id) => id.startsWith(first))
            .sort(),
        ).toEqual(later.sort());
      }
    });

    it('lose no message to the end of their first one', async () => {
      for (const round of rounds) {
        const key = `member-${round}`;
        await say(0, `m${round}`, { key });
        await Promise.all([inboxOf(round).dismiss(`m${round}`, 'withdrawn'), say(round + 1, `late-${round}`, { key })]);
      }
      expect((await pendingMessages(subject)).sort()).toEqual(rounds.map((round) => `late-${round}`).sort());
      expect(await bursts()).toEqual(rounds.map((round) => [`late-${round}`]));
    });

    it('end whole, or without what comes at that moment', async () => {
      for (const round of rounds) {
        const key = `member-${round}`;
        const first = `m${round}`;
        await say(0, first, { key });
        const [ended] = await Promise.all([
          inboxOf(round).dismissBurst(first, 'withdrawn'),
          say(round + 1, `${first}-late`, { key }),
        ]);
        expect(ended).toBe(true);
        const late = (await subject.stores.inbox.history(group, 100)).find(({ message: { id } }) =>
          id.endsWith('late'),
        );
        const isPending = (await bursts()).flat().includes(`${first}-late`);
        expect([late?.burstId === first, late?.reason]).toEqual(isPending ? [false, null] : [true, 'withdrawn']);
        await subject.stores.inbox.dismiss(`${first}-late`, 'withdrawn');
        await subject.stores.inbox.deleteSettled(9000, 100);
      }
    });

    it('are settled whole, or a message of theirs is taken back and the others stay', async () => {
      for (const round of rounds) {
        const ids = names(`m${round}`, 3);
        for (const id of ids) await say(0, id, { key: `member-${round}` });
        const [settled, dismissed] = await Promise.all([
          inboxOf(round).settle(settlement(`q${round}`, { messageIds: ids, deliveries: [] })),
          inboxOf(round + 1).dismiss(ids[1] ?? '', 'withdrawn'),
        ]);
        expect(dismissed).toBe(!settled);
        expect(await bursts()).toEqual(settled ? [] : [[ids[0], ids[2]]]);
        await subject.stores.inbox.dismissBurst(ids[0] ?? '', 'withdrawn');
      }
    });
  });
}
