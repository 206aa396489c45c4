import type { Database } from '../../../src/stores/typeorm/database';
import { createStores, type Stores } from '../../../src/stores/typeorm/stores';
import type { Subject } from '../stores.contract';
import { delivery, group, message, pendingDraft, settlement } from './samples';
import { countRows } from './tables-content';

/** Two programs on one database, as two processes or machines are: each with its own connections. */
export function describeTwoPrograms(subject: Subject): void {
  describe('two programs', () => {
    let other: Database;
    let programs: Stores[];
    const rounds = Array.from({ length: 10 }, (_, round) => round);

    beforeEach(async () => {
      other = await subject.openAnother();
      programs = [subject.stores, createStores(other)];
    });
    afterEach(() => other.close());

    /** All programs do it at once, several times each. */
    const race = <Result>(work: (stores: Stores, program: number) => Promise<Result>): Promise<Result[]> =>
      Promise.all([0, 1, 0, 1, 1, 0].map((program) => work(programs[program] ?? subject.stores, program)));
    const wins = (results: readonly boolean[]) => results.filter(Boolean).length;

    it('claim a message once', async () => {
      for (const round of rounds) {
        const results = await race(({ inbox }) =>
          inbox.claim(message(`m${round}-${Math.random()}`, { platformMessageId: `p${round}` })),
        );
        expect(wins(results.map((result) => result === 'claimed'))).toBe(1);
      }
      expect([await countRows(subject, 'inbox'), await countRows(subject, 'jobs')]).toEqual([10, 10]);
    });

    it('hold a lease one at a time, free or expired', async () => {
      for (const round of rounds) {
        const now = round * 1000;
        const results = await race(async ({ leases }, program) => {
          const isHeld = await leases.acquire({
            conversation: group,
            owner: `owner-${program}`,
            now,
            until: now + 1000,
          });
          return isHeld ? program : null;
        });
        expect(new Set(results.filter((program) => program !== null)).size).toBe(1);
        if (round % 2 === 1) {
          await Promise.all([0, 1].map((program) => subject.stores.leases.releaseAll(`owner-${program}`)));
        }
      }
    });

    it('settle a burst once, with one reply', async () => {
      for (const round of rounds) {
        const messageIds = [`a${round}`, `b${round}`];
        for (const id of messageIds) await subject.stores.inbox.claim(message(id));
        let tries = 0;
        const settled = await race(({ inbox }) => {
          tries += 1;
          const id = `q${round}-${tries}`;
          return inbox.settle(settlement(id, { messageIds, deliveries: [delivery(`key-${id}`)] }));
        });
        expect(wins(settled)).toBe(1);
      }
      expect([await countRows(subject, 'questions'), await countRows(subject, 'outbox')]).toEqual([10, 10]);
    });

    it.each(['part', 'left'])(
      'send nothing that one takes back while the other settles it, with draft %s-1',
      async (draft) => {
        for (const round of rounds) {
          const questionId = `q${round}`;
          await subject.stores.inbox.claim(message(`m${round}`));
          await subject.stores.outbox.openDraft(pendingDraft(`${draft}-1-${round}`, { questionId }));
          const deliveries = [1, 2, 3].map((part) => delivery(`part-${part}-${round}`, { body: { part, parts: 3 } }));
          await Promise.all([
            programs[0]?.inbox.settle(settlement(questionId, { messageIds: [`m${round}`], deliveries })),
            programs[1]?.outbox.withdraw(questionId, 5000),
          ]);
          const items = await subject.stores.outbox.itemsOf(questionId);
          expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['cancelled']));
        }
      },
    );

    it('end a send once, and what is taken back is not sent any more', async () => {
      for (const round of rounds) {
        await subject.stores.inbox.claim(message(`m${round}`));
        const key = `key-${round}`;
        const reply = { messageIds: [`m${round}`], deliveries: [delivery(key)] };
        await subject.stores.inbox.settle(settlement(`q${round}`, reply));
        const begun = await race(({ outbox }) => outbox.begin(key, 3000));
        expect([wins(begun), (await subject.stores.outbox.find(key))?.attempts]).toEqual([6, 6]);
        const ends = await race(({ outbox }) => outbox.finish(key, { from: ['sending'], to: 'sent' }));
        expect(wins(ends)).toBe(1);
        const [, late] = await Promise.all([
          programs[1]?.outbox.withdraw(`q${round}`, 5000),
          programs[0]?.outbox.begin(key, 4000),
        ]);
        expect([late, (await subject.stores.outbox.find(key))?.state]).toEqual([false, 'recalling']);
      }
    });
  });
}
