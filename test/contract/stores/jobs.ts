import type { Subject } from '../stores.contract';
import { group, message, outcome, settlement } from './samples';
import { pendingMessages } from './tables-content';

export function describeJobs(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const inGroup = (id: string, channel = 'web') => ({ channel, id });
  const claim = (id: string, runAt: number, conversation = group) =>
    inbox().claim(message(id, { conversation }), runAt);
  const due = (now: number, channels = ['web', 'feishu'], limit = 10) =>
    inbox().dueConversations({ channels, now, limit });
  const nextId = async (now: number) => (await inbox().nextJob(group, now))?.message.id ?? null;

  describe('jobs', () => {
    it('are due when the message came, unless told otherwise', async () => {
      await inbox().claim(message('m1', { receivedAt: 1000 }));
      await inbox().claim(message('m2', { receivedAt: 1000, conversation: inGroup('later') }), 5000);
      expect(await due(999)).toEqual([]);
      expect(await due(1000)).toStrictEqual([group]);
      expect(await due(5000)).toStrictEqual([group, inGroup('later')]);
    });

    it('name their conversations once each, those that wait longest first', async () => {
      await claim('m1', 3000);
      await claim('m2', 1500);
      await claim('m3', 1000, inGroup('group-2'));
      await claim('m4', 2000, inGroup('group-1', 'feishu'));
      await claim('m5', 100, inGroup('group-1', 'wechat'));
      expect(await due(9000)).toStrictEqual([inGroup('group-2'), group, inGroup('group-1', 'feishu')]);
      expect(await due(9000, ['feishu'])).toStrictEqual([inGroup('group-1', 'feishu')]);
      expect(await due(9000, ['web', 'feishu'], 2)).toStrictEqual([inGroup('group-2'), group]);
      expect(await due(9000, [])).toEqual([]);
    });

    it('come one after the other: first due, and in the order of arrival among equals', async () => {
      for (const [id, runAt] of [
        ['m3', 3000],
        ['m1', 1000],
        ['m2b', 2000],
        ['m2a', 2000],
      ] as const) {
        await claim(id, runAt);
      }
      await claim('elsewhere', 500, inGroup('Group-1'));
      expect(await nextId(999)).toBeNull();
      const order = [];
      for (let id = await nextId(3000); id !== null; id = await nextId(3000)) {
        order.push(id);
        await inbox().settle(settlement(`q-${id}`, { messageIds: [id] }));
      }
      expect(order).toEqual(['m1', 'm2b', 'm2a', 'm3']);
      expect(await due(9000)).toStrictEqual([inGroup('Group-1')]);
    });

    it('count their attempts, which outlive a restart', async () => {
      await claim('m1', 1000);
      const job = await inbox().nextJob(group, 1000);
      expect(job).toStrictEqual({ id: job?.id, kind: 'question', message: message('m1'), runAt: 1000, attempts: 0 });
      await inbox().beginJob(job?.id ?? '');
      await inbox().beginJob(job?.id ?? '');
      await subject.restart();
      expect((await inbox().nextJob(group, 1000))?.attempts).toBe(2);
    });

    it('can rest and are due later, but never again once they are settled', async () => {
      await claim('m1', 1000);
      await claim('m2', 2000);
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      await inbox().rescheduleJob(id, 3000);
      expect([await nextId(1000), await nextId(2000), await nextId(3000)]).toEqual([null, 'm2', 'm2']);
      await inbox().dismiss('m2', 'withdrawn');
      expect([await nextId(2999), await nextId(3000)]).toEqual([null, 'm1']);
      await inbox().settle(settlement('q1'));
      await inbox().rescheduleJob(id, 0);
      await inbox().beginJob(id);
      expect(await due(9000)).toEqual([]);
      expect(await pendingMessages(subject)).toEqual([]);
    });

    it('are counted, due or not', async () => {
      expect(await inbox().countPending(group)).toStrictEqual({ inConversation: 0, inAll: 0 });
      await claim('m1', 1000);
      await claim('m2', 9_000_000_000_000);
      await claim('m3', 1000, inGroup('group-2'));
      await claim('m4', 1000, inGroup('group-1', 'feishu'));
      expect(await inbox().countPending(group)).toStrictEqual({ inConversation: 2, inAll: 4 });
      await inbox().settle(settlement('q1'));
      expect(await inbox().countPending(group)).toStrictEqual({ inConversation: 1, inAll: 3 });
    });
  });

  describe('recent questions', () => {
    const ask = async (
      id: string,
      settledAt: number,
      {
        memberId = 'member-1',
        reason = 'evidence-found' as const,
        conversation = group,
        silent = false,
      }: {
        memberId?: string;
        reason?: 'evidence-found' | 'over-limit' | 'busy';
        conversation?: typeof group;
        silent?: boolean;
      } = {},
    ) => {
      await inbox().claim(message(id, { conversation, member: { id: memberId, name: 'x' } }));
      const answer = silent ? null : outcome().answer;
      const ended = outcome({ kind: silent ? 'silent' : 'answered', reason, answer });
      await inbox().settle(settlement(`q-${id}`, { messageIds: [id], outcome: ended, settledAt, deliveries: [] }));
    };
    const recent = (since: number, notices = ['over-limit', 'busy']) =>
      inbox().recentQuestions({ conversation: group, memberId: 'member-1', since, notices });

    it('count those with a reply, of the member and of all', async () => {
      await ask('m1', 1000);
      await ask('m2', 2000);
      await ask('m3', 2000, { memberId: 'Member-1' });
      await ask('m4', 2000, { silent: true });
      await ask('m5', 2000, { conversation: inGroup('group-2') });
      const none = { memberWasTold: false, conversationWasTold: false };
      expect(await recent(1000)).toStrictEqual({ byMember: 2, byConversation: 3, ...none });
      expect(await recent(1001)).toStrictEqual({ byMember: 1, byConversation: 2, ...none });
      expect(await recent(2001)).toStrictEqual({ byMember: 0, byConversation: 0, ...none });
    });

    it('tell who was given a notice, which does not count', async () => {
      await ask('m1', 1000);
      await ask('m2', 2000, { memberId: 'member-2', reason: 'over-limit' });
      expect(await recent(0)).toStrictEqual({
        byMember: 1,
        byConversation: 1,
        memberWasTold: false,
        conversationWasTold: true,
      });
      await ask('m3', 3000, { reason: 'busy', silent: true });
      expect((await recent(0)).memberWasTold).toBe(false);
      await ask('m4', 4000, { reason: 'busy' });
      expect(await recent(0)).toStrictEqual({
        byMember: 1,
        byConversation: 1,
        memberWasTold: true,
        conversationWasTold: true,
      });
      expect(await recent(0, ['over-limit'])).toMatchObject({ byMember: 2, byConversation: 2, memberWasTold: false });
      expect(await recent(4001)).toMatchObject({ memberWasTold: false, conversationWasTold: false });
    });
  });
}
