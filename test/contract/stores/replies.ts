import type { Subject } from '../stores.contract';
import { message, outcome, settlement, strangeText } from './samples';

export function describeReplies(subject: Subject): void {
  const settle = async (id: string, settledAt: number, text = 'reply') => {
    await subject.stores.inbox.claim(message(id, { receivedAt: settledAt - 1 }));
    const delivery = { sendKey: `key-${id}`, text };
    await subject.stores.inbox.settle(settlement(`q-${id}`, { messageIds: [id], delivery, settledAt }));
  };
  const unsent = async () => (await subject.stores.outbox.unsent()).map(({ sendKey }) => sendKey);

  describe('outbox', () => {
    it('holds the reply to the last message of the burst', async () => {
      for (const [index, id] of ['m2', 'm1'].entries()) {
        await subject.stores.inbox.claim(message(id, { receivedAt: 1000 + index }));
      }
      const delivery = { sendKey: 'key', text: strangeText };
      await subject.stores.inbox.settle(settlement('q1', { messageIds: ['m1', 'm2'], delivery }));
      const item = {
        sendKey: 'key',
        questionId: 'q1',
        conversation: { channel: 'web', id: 'group-1' },
        app: 'bot',
        replyTo: 'platform-m1',
        text: strangeText,
        state: 'pending',
      };
      expect(await subject.stores.outbox.find('key')).toStrictEqual(item);
      expect(await subject.stores.outbox.unsent()).toStrictEqual([item]);
      expect(await subject.stores.outbox.find('KEY')).toBeNull();
    });

    it('holds nothing for silence', async () => {
      await subject.stores.inbox.claim(message('m1'));
      await subject.stores.inbox.settle(settlement('q1', { delivery: null }));
      expect(await unsent()).toEqual([]);
    });

    it('gives what is not sent, oldest first, also after a restart', async () => {
      for (const [id, at] of [
        ['m3', 3000],
        ['m1', 1000],
        ['m2b', 2000],
        ['m2a', 2000],
      ] as const) {
        await settle(id, at);
      }
      await subject.stores.outbox.mark('key-m2b', 'sending');
      await subject.restart();
      expect(await unsent()).toEqual(['key-m1', 'key-m2b', 'key-m2a', 'key-m3']);
    });

    it.each(['sent', 'uncertain', 'failed'] as const)('keeps the final state %s', async (state) => {
      await settle('m1', 1000);
      const { outbox } = subject.stores;
      await outbox.mark('key-m1', 'sending');
      expect((await outbox.find('key-m1'))?.state).toBe('sending');
      await outbox.mark('key-m1', state, 'platform id');
      expect(await unsent()).toEqual([]);
      await outbox.mark('key-m1', 'pending');
      expect((await outbox.find('key-m1'))?.state).toBe(state);
      await outbox.mark('unknown', 'sent');
    });
  });

  describe('review items', () => {
    it('wait for a person, newest first', async () => {
      const failed = outcome({ kind: 'failed', reason: 'internal-error', answer: null });
      for (const [index, at] of [1000, 3000, 2000, 2000].entries()) {
        const id = `m${index}`;
        await subject.stores.inbox.claim(message(id));
        await subject.stores.inbox.settle(
          settlement(`q${index}`, {
            messageIds: [id],
            outcome: failed,
            delivery: null,
            review: 'failure',
            settledAt: at,
          }),
        );
      }
      const items = await subject.stores.outcomes.listReviewItems(3);
      expect(items.map(({ outcomeId }) => outcomeId)).toEqual(['q1', 'q3', 'q2']);
      expect(items[0]).toStrictEqual({
        id: items[0]?.id,
        kind: 'failure',
        assistant: 'patients',
        outcomeId: 'q1',
        reason: 'internal-error',
        createdAt: 3000,
        messageId: 'm1',
        member: { id: 'member-1', name: '王阿姨😀' },
        text: '血压多少算高？',
      });
    });

    it('bear the question and its last message, whatever order they were handed over in', async () => {
      const { inbox, outcomes } = subject.stores;
      for (const [index, id] of ['m3', 'm1', 'm2'].entries()) {
        await inbox.claim(message(id, { receivedAt: 1000 + index, member: { id, name: `name of ${id}` } }));
      }
      const asked = outcome({ kind: 'review', reason: 'near-threshold', answer: null });
      const question = { text: strangeText, matchText: '血压', mentionsBot: false };
      const review = {
        messageIds: ['m2', 'm3', 'm1'],
        outcome: { ...asked, trace: { ...asked.trace, question } },
        delivery: null,
        review: 'review-zone' as const,
      };
      await inbox.settle(settlement('q1', review));
      expect(await outcomes.listReviewItems(10)).toMatchObject([
        { kind: 'review-zone', messageId: 'm2', member: { id: 'm2', name: 'name of m2' }, text: strangeText },
      ]);
      expect((await outcomes.findByMessage('m2'))?.questionId).toBe('q1');
    });
  });
}
