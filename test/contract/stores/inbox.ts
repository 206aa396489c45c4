import type { Subject } from '../stores.contract';
import { longText, message, outcome, settlement, strangeText } from './samples';

const group = { channel: 'web', id: 'group-1' };

export function describeInbox(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const countOf = async (table: string): Promise<number> => {
    const rows: { rows: number | string }[] = await subject.database.dataSource.query(
      `SELECT COUNT(*) AS ${subject.database.dataSource.driver.escape('rows')} FROM ${table}`,
    );
    return Number(rows[0]?.rows);
  };

  describe('inbox: claim', () => {
    it('stores a message and its job', async () => {
      expect(await inbox().claim(message('m1'))).toBe('claimed');
      expect(await inbox().pending()).toStrictEqual([message('m1')]);
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual([1, 1]);
    });

    it.each([
      ['strange', strangeText],
      ['100 kB and more', longText],
      ['empty', ''],
      ['white', ' \n '],
    ])('keeps every text as it is: %s', async (_name, text) => {
      const claimed = message('m1', { text, member: { id: 'member', name: strangeText }, mentionsBot: true });
      await inbox().claim(claimed);
      expect(await inbox().pending()).toStrictEqual([claimed]);
      const [record] = await inbox().history(group, 1);
      expect(record?.message).toStrictEqual(claimed);
    });

    it('keeps times to the millisecond', async () => {
      const claimed = message('m1', { receivedAt: 1_795_219_199_999, sentAt: 1_795_219_199_001 });
      await inbox().claim(claimed);
      expect(await inbox().pending()).toStrictEqual([claimed]);
    });

    it('writes nothing for a message that is known by channel, app and platform id', async () => {
      await inbox().claim(message('m1'));
      expect(await inbox().claim(message('m2', { platformMessageId: 'platform-m1', text: 'other' }))).toBe('duplicate');
      expect(await inbox().pending()).toStrictEqual([message('m1')]);
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual([1, 1]);
    });

    it('takes the same platform id on another channel, of another app, or written otherwise', async () => {
      await inbox().claim(message('m1', { platformMessageId: 'Om_a' }));
      const conversation = { channel: 'feishu', id: 'group-1' };
      expect(await inbox().claim(message('m2', { platformMessageId: 'Om_a', conversation }))).toBe('claimed');
      expect(await inbox().claim(message('m3', { platformMessageId: 'Om_a', app: 'second' }))).toBe('claimed');
      expect(await inbox().claim(message('m4', { platformMessageId: 'om_a' }))).toBe('claimed');
      expect(await inbox().claim(message('m5', { platformMessageId: 'Om_ä' }))).toBe('claimed');
      expect(await inbox().claim(message('m6', { platformMessageId: 'Om_ä' }))).toBe('duplicate');
    });

    it('claims once when 20 come at once', async () => {
      const twins = Array.from({ length: 20 }, (_, index) => message(`m${index}`, { platformMessageId: 'same' }));
      const results = await Promise.all(twins.map((twin) => inbox().claim(twin)));
      expect(results.filter((result) => result === 'claimed')).toHaveLength(1);
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual([1, 1]);
    });

    it('keeps 200 that come at once', async () => {
      const many = Array.from({ length: 200 }, (_, index) => message(`m${index}`));
      expect(new Set(await Promise.all(many.map((one) => inbox().claim(one))))).toEqual(new Set(['claimed']));
      expect([await countOf('inbox'), await countOf('jobs')]).toEqual([200, 200]);
    });

    it('keeps what is pending over a restart, oldest first', async () => {
      const times = [3000, 1000, 2000, 2000, 2000];
      for (const [index, receivedAt] of times.entries()) await inbox().claim(message(`m${index}`, { receivedAt }));
      await inbox().settle(settlement('q1', { messageIds: ['m3'] }));
      await subject.restart();
      expect((await inbox().pending()).map(({ id }) => id)).toEqual(['m1', 'm2', 'm4', 'm0']);
      expect(await inbox().claim(message('again', { platformMessageId: 'platform-m3' }))).toBe('duplicate');
    });
  });

  describe('inbox: settle', () => {
    beforeEach(async () => {
      for (const id of ['m1', 'm2', 'm3']) await inbox().claim(message(id));
    });

    it('stores the outcome and takes its messages off the queue', async () => {
      expect(await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2'] }))).toBe(true);
      expect((await inbox().pending()).map(({ id }) => id)).toEqual(['m3']);
      const record = { questionId: 'q1', assistant: 'patients', outcome: outcome(), createdAt: 2000 };
      expect(await subject.stores.outcomes.findByMessage('m1')).toStrictEqual(record);
      expect(await subject.stores.outcomes.findByMessage('m2')).toStrictEqual(record);
      expect(await subject.stores.outcomes.findByMessage('m3')).toBeNull();
      expect(await subject.stores.outcomes.findByMessage('unknown')).toBeNull();
    });

    it('writes nothing the second time', async () => {
      await inbox().settle(settlement('q1', { review: 'review-zone' }));
      expect(await inbox().settle(settlement('q2', { review: 'review-zone' }))).toBe(false);
      expect(await inbox().settle(settlement('q1', { messageIds: ['m2'] }))).toBe(false);
      expect([await countOf('questions'), await countOf('outbox'), await countOf('review_items')]).toEqual([1, 1, 1]);
      expect((await inbox().pending()).map(({ id }) => id)).toEqual(['m2', 'm3']);
    });

    it('writes nothing when one message of the burst is settled, unknown, or there is none', async () => {
      await inbox().settle(settlement('q1', { messageIds: ['m2'] }));
      expect(await inbox().settle(settlement('q2', { messageIds: ['m1', 'm2'] }))).toBe(false);
      expect(await inbox().settle(settlement('q3', { messageIds: ['m1', 'unknown'] }))).toBe(false);
      expect(await inbox().settle(settlement('q4', { messageIds: [] }))).toBe(false);
      expect((await inbox().pending()).map(({ id }) => id)).toEqual(['m1', 'm3']);
      expect([await countOf('questions'), await countOf('outbox')]).toEqual([1, 1]);
    });

    it('settles once when 10 try at once', async () => {
      const tries = Array.from({ length: 10 }, (_, index) =>
        inbox().settle(settlement(`q${index}`, { messageIds: index % 2 ? ['m1', 'm2'] : ['m2', 'm1'] })),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect([await countOf('questions'), await countOf('outbox')]).toEqual([1, 1]);
    });

    it('takes nothing along when it fails, while others write', async () => {
      const delivery = { sendKey: 'same key', text: 'x' };
      await inbox().settle(settlement('q1', { messageIds: ['m1'], delivery }));
      const failing = inbox().settle(settlement('q2', { messageIds: ['m2'], delivery }));
      const others = Array.from({ length: 10 }, (_, index) =>
        inbox().claim(message(`new-${index}`, { receivedAt: 1001 })),
      );
      const results = await Promise.allSettled([failing, ...others]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
      expect(await inbox().pending()).toHaveLength(12);
      expect(await countOf('questions')).toBe(1);
      expect(await inbox().settle(settlement('q2', { messageIds: ['m2'] }))).toBe(true);
    });

    it('keeps a trace of any size', async () => {
      const evidence = Array.from({ length: 50 }, (_, index) => ({
        id: `passage-${index}`,
        kind: 'passage' as const,
        retriever: 'keyword',
        text: longText.slice(0, 20_000),
        title: strangeText,
        headingPath: [strangeText],
        sources: [],
        reviewedOn: null,
        score: 1.23456789 * index,
      }));
      const large = outcome({ trace: { ...outcome().trace, evidence } });
      await inbox().settle(settlement('q1', { outcome: large }));
      expect((await subject.stores.outcomes.findByMessage('m1'))?.outcome).toStrictEqual(large);
    });
  });

  describe('inbox: history', () => {
    it('gives the newest messages of one conversation, oldest first, with what became of them', async () => {
      for (let index = 0; index < 6; index += 1) {
        await inbox().claim(message(`m${index}`, { receivedAt: index < 3 ? 1000 : 2000 }));
      }
      await inbox().claim(message('elsewhere', { conversation: { channel: 'web', id: 'Group-1' } }));
      await inbox().settle(settlement('q1', { messageIds: ['m3', 'm4'] }));
      const silence = outcome({ kind: 'silent', reason: 'below-threshold', answer: null });
      await inbox().settle(settlement('q2', { messageIds: ['m2'], outcome: silence, delivery: null }));
      const { kind, reason, answer } = outcome();
      expect(await inbox().history(group, 4)).toStrictEqual([
        {
          message: message('m2'),
          questionId: 'q2',
          outcome: { kind: 'silent', reason: 'below-threshold', answer: null },
        },
        ...['m3', 'm4'].map((id) => ({
          message: message(id, { receivedAt: 2000 }),
          questionId: 'q1',
          outcome: { kind, reason, answer },
        })),
        { message: message('m5', { receivedAt: 2000 }), questionId: null, outcome: null },
      ]);
      expect(await inbox().history(group, 100)).toHaveLength(6);
      expect(await inbox().history({ channel: 'feishu', id: 'group-1' }, 100)).toEqual([]);
    });
  });
}
