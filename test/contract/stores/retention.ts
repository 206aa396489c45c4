import type { SendState } from '../../../src/core/ports/outbox-store';
import type { Subject } from '../stores.contract';
import { delivery, group, message, pendingDraft, settlement } from './samples';
import { countRows, pendingMessages } from './tables-content';

export function describeRetention(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const outbox = () => subject.stores.outbox;
  const kept = async () => (await inbox().history(group, 100)).map((record) => record.message.id);
  const settleSilently = async (id: string, receivedAt: number) => {
    await inbox().claim(message(id, { receivedAt }));
    await inbox().settle(settlement(`q-${id}`, { messageIds: [id], deliveries: [] }));
  };

  describe('retention', () => {
    it('deletes the oldest settled messages with their jobs, no more than it was told', async () => {
      for (const [index, id] of ['m1', 'm2', 'm3', 'm4'].entries()) await settleSilently(id, 1000 + index);
      await inbox().claim(message('dismissed', { receivedAt: 500 }));
      await inbox().dismiss('dismissed', 'not-addressed');
      expect(await inbox().deleteSettled(1003, 2)).toBe(2);
      expect(await kept()).toEqual(['m2', 'm3', 'm4']);
      expect(await inbox().deleteSettled(1003, 100)).toBe(2);
      expect(await kept()).toEqual(['m4']);
      expect(await inbox().deleteSettled(1003, 100)).toBe(0);
      expect([await countRows(subject, 'inbox'), await countRows(subject, 'jobs')]).toEqual([1, 1]);
    });

    it('takes more than fits in one statement', async () => {
      const ids = Array.from({ length: 1100 }, (_, index) => `m${index}`);
      await Promise.all(ids.map((id) => inbox().claim(message(id, { receivedAt: 1 }))));
      await Promise.all(ids.map((id) => inbox().dismiss(id, 'not-addressed')));
      expect(await inbox().deleteSettled(2, 1050)).toBe(1050);
      expect(await countRows(subject, 'inbox')).toBe(50);
    }, 30_000);

    it('never deletes what is pending', async () => {
      await inbox().claim(message('m1', { receivedAt: 1 }));
      await inbox().claim(message('m2', { receivedAt: 1 }), { runAt: 9_000_000_000_000 });
      expect(await inbox().deleteSettled(9_000_000_000_000, 100)).toBe(0);
      expect(await pendingMessages(subject)).toEqual(['m1', 'm2']);
    });

    it.each<[SendState, number]>([
      ['pending', 0],
      ['sending', 0],
      ['recalling', 0],
      ['held', 0],
      ['sent', 1],
      ['uncertain', 1],
      ['failed', 1],
      ['cancelled', 1],
      ['recalled', 1],
      ['handed', 1],
    ])('with a reply that is %s deletes %d', async (state, deleted) => {
      await inbox().claim(message('m1'));
      await inbox().settle(settlement('q1', { deliveries: [delivery('key')] }));
      if (state !== 'pending') await outbox().begin('key', 2500);
      if (state !== 'pending' && state !== 'sending') await outbox().finish('key', { from: ['sending'], to: state });
      expect(await inbox().deleteSettled(9000, 100)).toBe(deleted);
      expect([await countRows(subject, 'inbox'), await countRows(subject, 'outbox')]).toEqual([
        1 - deleted,
        1 - deleted,
      ]);
    });

    it('keeps the whole reply while one part or one draft is not final', async () => {
      await inbox().claim(message('m1'));
      await inbox().settle(
        settlement('q1', { deliveries: [1, 2].map((part) => delivery(`key-${part}`, { body: { part, parts: 2 } })) }),
      );
      await outbox().begin('key-1', 2500);
      await outbox().finish('key-1', { from: ['sending'], to: 'sent' });
      expect(await inbox().deleteSettled(9000, 100)).toBe(0);
      await outbox().finish('key-2', { from: ['pending'], to: 'cancelled' });
      await outbox().openDraft(pendingDraft('draft', { questionId: 'q1' }));
      expect(await inbox().deleteSettled(9000, 100)).toBe(0);
      expect(await countRows(subject, 'outbox')).toBe(3);
    });

    it('keeps the reply until the last message of its question goes', async () => {
      await inbox().claim(message('m1', { receivedAt: 1000 }));
      await inbox().claim(message('m2', { receivedAt: 2000 }));
      await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2'], deliveries: [delivery('key')] }));
      await outbox().finish('key', { from: ['pending'], to: 'cancelled' });
      expect(await inbox().deleteSettled(1500, 100)).toBe(1);
      expect(await outbox().find('key')).not.toBeNull();
      expect((await subject.stores.outcomes.findQuestion('q1'))?.messageIds).toEqual(['m2']);
      expect(await inbox().deleteSettled(2500, 100)).toBe(1);
      expect(await outbox().find('key')).toBeNull();
    });

    it('keeps what waits for a person until it is closed', async () => {
      await inbox().claim(message('m1'));
      await inbox().settle(settlement('q1', { deliveries: [], review: 'missed' }));
      expect(await inbox().deleteSettled(9000, 100)).toBe(0);
      const [item] = await subject.stores.outcomes.listReviewItems(1);
      await subject.stores.outcomes.closeReviewItem(item?.id ?? '', 3000);
      expect(await inbox().deleteSettled(9000, 100)).toBe(1);
    });
  });
}
