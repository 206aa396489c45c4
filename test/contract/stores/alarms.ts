import type { Settlement } from '../../../src/core/ports/inbox-store';
import type { Subject } from '../stores.contract';
import { delivery, group, message, outcome, pendingDraft, settlement } from './samples';

const staff = { channel: 'feishu', id: 'oc_staff' };
const due = { channels: ['web', 'feishu'], now: 9000, limit: 10 };
const notice = (sendKey: string) => {
  const { text, body } = delivery(sendKey);
  return { sendKey, questionId: `of ${sendKey}`, conversation: staff, app: '', text, body };
};

export function describeAlarms(subject: Subject): void {
  const alarms = () => subject.stores.alarms;
  const outbox = () => subject.stores.outbox;
  const raise = async (index: number, changes: Partial<Settlement> = {}) => {
    const id = `e${index}`;
    await subject.stores.inbox.claim(message(id));
    return subject.stores.inbox.settle(
      settlement(`q${index}`, {
        messageIds: [id],
        outcome: outcome({ kind: 'emergency', reason: 'red-flag' }),
        deliveries: [delivery(`reply-${index}`)],
        forwards: [notice(`notice-${index}`)],
        alarm: { class: 'stroke' },
        review: 'emergency',
        reviewDetail: 'stroke',
        settledAt: 2000 + index,
        ...changes,
      }),
    );
  };

  describe('alarms', () => {
    it('are stored with their question, over a restart', async () => {
      await raise(1);
      await raise(2, { forwards: [], alarm: { class: 'suicide' } });
      await subject.restart();
      expect(await alarms().open(10)).toStrictEqual([
        {
          questionId: 'q1',
          assistant: 'patients',
          class: 'stroke',
          conversation: group,
          raisedAt: 2001,
          notifications: 1,
          notifiedAt: 2001,
          acknowledgedAt: null,
          acknowledgedBy: null,
        },
        expect.objectContaining({ questionId: 'q2', class: 'suicide', notifications: 0, notifiedAt: null }),
      ]);
      expect((await alarms().latest(1)).map(({ questionId }) => questionId)).toEqual(['q2']);
    });

    it('count each notification once', async () => {
      await raise(1);
      const counted = await Promise.all([3000, 3001].map((at) => alarms().noteNotified('q1', { number: 2, at })));
      expect(counted.filter(Boolean)).toHaveLength(1);
      expect(await alarms().open(1)).toMatchObject([{ notifications: 2 }]);
    });

    it('are taken note of once, which closes what waits for a person', async () => {
      await raise(1);
      expect(await alarms().acknowledge('q1', '刘护士', 3000)).toBe(true);
      expect(await alarms().acknowledge('q1', 'another', 4000)).toBe(false);
      expect(await alarms().acknowledge('unknown', 'another', 4000)).toBe(false);
      expect(await alarms().open(10)).toEqual([]);
      expect(await alarms().latest(10)).toMatchObject([{ acknowledgedBy: '刘护士', acknowledgedAt: 3000 }]);
      expect(await subject.stores.outcomes.listReviewItems(10)).toEqual([]);
    });

    it('are taken note of by whoever closes their review item, and by nobody who closes another', async () => {
      await raise(1);
      await subject.stores.inbox.claim(message('m9'));
      await subject.stores.inbox.settle(settlement('q9', { messageIds: ['m9'], review: 'failure', settledAt: 2500 }));
      const [other, emergency] = await subject.stores.outcomes.listReviewItems(10);
      expect(emergency).toMatchObject({ kind: 'emergency', detail: 'stroke' });
      await subject.stores.outcomes.closeReviewItem(other?.id ?? '', 3000);
      expect(await alarms().open(10)).toHaveLength(1);
      await subject.stores.outcomes.closeReviewItem(emergency?.id ?? '', 3001);
      expect(await alarms().latest(10)).toMatchObject([{ acknowledgedAt: 3001, acknowledgedBy: 'page' }]);
    });
  });

  describe('express items', () => {
    it('stand in no line: neither behind what came before nor before what comes after', async () => {
      await subject.stores.inbox.claim(message('m0'));
      await subject.stores.inbox.settle(
        settlement('q0', { messageIds: ['m0'], deliveries: [delivery('slow')], settledAt: 1500 }),
      );
      await raise(1);
      expect((await outbox().expressItems(group)).map(({ sendKey, express }) => [sendKey, express])).toEqual([
        ['reply-1', true],
      ]);
      expect((await outbox().nextItem(group))?.sendKey).toBe('slow');
      await outbox().finish('slow', { from: ['pending'], to: 'sent' });
      expect(await outbox().nextItem(group)).toBeNull();
      expect(await outbox().dueConversations(due)).toEqual([]);
    });

    it('are found over a restart until they are final', async () => {
      await raise(1);
      await subject.restart();
      expect(await outbox().dueExpress(due)).toEqual(expect.arrayContaining([group, staff]));
      expect(await outbox().dueExpress({ ...due, channels: ['web'] })).toEqual([group]);
      expect(await outbox().dueExpress({ ...due, now: 2000 })).toEqual([]);
      await outbox().begin('reply-1', 2100);
      expect(await outbox().expressItems(group)).toMatchObject([{ state: 'sending' }]);
      await outbox().finish('reply-1', { from: ['sending'], to: 'sent' });
      expect(await outbox().expressItems(group)).toEqual([]);
    });

    it('without a settlement are stored once', async () => {
      await outbox().putExpress([notice('a')], { assistant: 'patients', at: 5000 });
      await outbox().putExpress([notice('a'), notice('b')], { assistant: 'patients', at: 6000 });
      expect(await outbox().expressItems(staff)).toMatchObject([
        { sendKey: 'a', createdAt: 5000, replyTo: '', assistant: 'patients' },
        { sendKey: 'b', createdAt: 6000 },
      ]);
    });

    it('are sent though the member took back what was being written', async () => {
      await subject.stores.inbox.claim(message('e1'));
      await outbox().openDraft(pendingDraft('draft', { questionId: 'q1', draft: 'card' }));
      await outbox().withdraw('q1', 1500);
      await raise(1);
      expect(await outbox().find('reply-1')).toMatchObject({ state: 'pending' });
      expect(await outbox().find('draft')).toMatchObject({ state: 'recalling' });
    });
  });
}
