import type { Forward } from '../../../src/core/ports/inbox-store';
import type { Subject } from '../stores.contract';
import { delivery, hasFailed, message, settlement, strangeText } from './samples';
import { countRows } from './tables-content';

export function describeForwards(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const outbox = () => subject.stores.outbox;
  const sister = { channel: 'feishu', id: 'oc_sister' };
  const forward = (sendKey: string, changes: Partial<Forward> = {}): Forward => ({
    sendKey,
    questionId: `of ${sendKey}`,
    conversation: sister,
    app: 'second',
    text: strangeText,
    body: {
      ...delivery(sendKey).body,
      text: strangeText,
      questionId: `of ${sendKey}`,
      forwards: { platformMessageId: 'om_1', attachments: [{ kind: 'image', key: '图', name: null, seconds: null }] },
    },
    ...changes,
  });

  describe('forwards', () => {
    it('are stored for sending with the message that they pass on', async () => {
      const forwards = [forward('key-1'), forward('key-2', { conversation: { channel: 'web', id: 'group-2' } })];
      await inbox().claim(message('m1', { receivedAt: 1234 }), { forwards });
      expect(await outbox().find('key-1')).toStrictEqual({
        ...forward('key-1'),
        assistant: 'patients',
        replyTo: '',
        state: 'pending',
        draft: null,
        handed: null,
        platformMessageId: null,
        attempts: 0,
        firstAttemptAt: null,
        nextAttemptAt: 1234,
        createdAt: 1234,
        express: false,
      });
      expect((await outbox().nextItem(sister))?.sendKey).toBe('key-1');
      expect(await outbox().dueConversations({ channels: ['feishu'], now: 1234, limit: 10 })).toStrictEqual([sister]);
      expect((await inbox().nextJob(message('m1').conversation, 2000))?.burstId).toBe('m1');
    });

    it('are stored with a message that is ended at once, too, and with one that joins a burst', async () => {
      await inbox().claim(message('m1'), { reason: 'not-addressed', forwards: [forward('key-1')] });
      const burst = { key: 'member', joinsUntil: 9000, closesAt: 9000 };
      for (const id of ['m2', 'm3']) {
        await inbox().claim(message(id), { runAt: 5000, burst, forwards: [forward(`of ${id}`)] });
      }
      expect([await countRows(subject, 'outbox'), await countRows(subject, 'jobs')]).toEqual([3, 1]);
    });

    it('are stored with a settlement, which is no part of them, and not with one that comes second', async () => {
      await inbox().claim(message('m1'));
      await inbox().settle(settlement('q1', { forwards: [forward('notice')], isHeld: true, settledAt: 3000 }));
      expect(await inbox().settle(settlement('q1', { forwards: [forward('late')] }))).toBe(false);
      expect(await outbox().find('notice')).toMatchObject({ assistant: 'patients', state: 'pending', createdAt: 3000 });
      expect(await outbox().find('late')).toBeNull();
      await outbox().withdraw('q1', 4000);
      expect((await outbox().find('notice'))?.state).toBe('pending');
    });

    it('are not stored for a message that is known, nor twice for one send key', async () => {
      await inbox().claim(message('m1'), { forwards: [forward('key')] });
      expect(await inbox().claim(message('m1'), { forwards: [forward('other')] })).toBe('duplicate');
      expect(await inbox().claim(message('m2'), { forwards: [forward('key', { text: 'later' })] })).toBe('claimed');
      expect(await countRows(subject, 'outbox')).toBe(1);
      expect((await outbox().find('key'))?.text).toBe(strangeText);
    });

    it('take the message along when they cannot be stored', async () => {
      const broken = forward('key', { text: null as unknown as string });
      expect(await hasFailed(inbox().claim(message('m1'), { forwards: [broken] }))).toBe(true);
      expect(await countRows(subject, 'inbox')).toBe(0);
    });

    it('put nothing on the list of what waits for a person when they fail', async () => {
      await inbox().claim(message('m1'), { forwards: [forward('key')] });
      const review = { kind: 'failed-send' as const, reason: 'refused', createdAt: 2000 };
      expect(await outbox().finish('key', { from: ['pending'], to: 'failed', review })).toBe(true);
      expect((await outbox().find('key'))?.state).toBe('failed');
      expect(await countRows(subject, 'review_items')).toBe(0);
    });

    it('are deleted once they are final and old, however it stands with the message', async () => {
      const forwards = ['sent', 'failed', 'pending', 'held'].map((key) => forward(key));
      await inbox().claim(message('m1', { receivedAt: 1000 }), { forwards });
      await inbox().claim(message('m2', { receivedAt: 3000 }), { reason: 'not-addressed', forwards: [forward('new')] });
      for (const key of ['sent', 'failed', 'held', 'new'] as const) {
        await outbox().finish(key, { from: ['pending'], to: key === 'new' ? 'sent' : key });
      }
      expect(await inbox().deleteSettled(2000, 10)).toBe(0);
      const kept = [];
      for (const key of ['sent', 'failed', 'pending', 'held', 'new']) if (await outbox().find(key)) kept.push(key);
      expect(kept).toEqual(['pending', 'held', 'new']);
      await inbox().settle(settlement('q1'));
      await outbox().finish('send-q1', { from: ['pending'], to: 'sent' });
      expect(await inbox().deleteSettled(4000, 10)).toBe(2);
      expect(await countRows(subject, 'outbox')).toBe(2);
    });
  });
}
