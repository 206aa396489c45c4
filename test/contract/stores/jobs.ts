import type { Subject } from '../stores.contract';
import { group, message, outcome, settlement } from './samples';
import { pendingMessages } from './tables-content';

export function describeJobs(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const inGroup = (id: string, channel = 'web') => ({ channel, id });
  const claim = (id: string, runAt: number, conversation = group) =>
    inbox().claim(message(id, { conversation }), { runAt });
  const due = (now: number, channels = ['web', 'feishu'], limit = 10) =>
    inbox().dueConversations({ channels, now, limit });
  const backlogOf = async (messageId: string) => {
    const sql = 'SELECT backlog FROM jobs WHERE message_id = ?';
    const rows: { backlog: number }[] = await subject.database.dataSource.query(sql, [messageId]);
    return rows[0]?.backlog;
  };
  const nextId = async (now: number) => (await inbox().nextJob(group, now))?.burstId ?? null;

  describe('jobs', () => {
    it('are due when the message came, unless told otherwise', async () => {
      await inbox().claim(message('m1', { receivedAt: 1000 }));
      await inbox().claim(message('m2', { receivedAt: 1000, conversation: inGroup('later') }), { runAt: 5000 });
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

    it('come one after the other in the order of arrival, of those that are due', async () => {
      for (const [id, runAt] of [
        ['m3', 3000],
        ['m1', 1000],
        ['m2b', 2000],
        ['m2a', 2000],
      ] as const) {
        await claim(id, runAt);
      }
      await claim('elsewhere', 500, inGroup('Group-1'));
      expect([await nextId(999), await nextId(2999), await nextId(3000)]).toEqual([null, 'm1', 'm3']);
      const order = [];
      for (let id = await nextId(2000); id !== null; id = await nextId(2000)) {
        order.push(id);
        await inbox().settle(settlement(`q-${id}`, { messageIds: [id] }));
      }
      expect(order).toEqual(['m1', 'm2b', 'm2a']);
      expect(await due(2000)).toStrictEqual([inGroup('Group-1')]);
    });

    it('count their attempts, which outlive a restart', async () => {
      await claim('m1', 1000);
      const job = await inbox().nextJob(group, 1000);
      expect(job).toStrictEqual({
        id: job?.id,
        kind: 'question',
        burstId: 'm1',
        messages: [message('m1')],
        runAt: 1000,
        attempts: 0,
        isDeferred: false,
        backlog: 0,
      });
      await inbox().beginJob(job?.id ?? '');
      await inbox().beginJob(job?.id ?? '');
      await subject.restart();
      expect((await inbox().nextJob(group, 1000))?.attempts).toBe(2);
    });

    it('can be handed back, which takes away an attempt, but never one that was not', async () => {
      await claim('m1', 1000);
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      const attempts = async () => (await inbox().nextJob(group, 1000))?.attempts;
      await inbox().beginJob(id);
      await inbox().beginJob(id);
      const seen = [];
      for (let time = 0; time < 3; time += 1) {
        await inbox().handBackJob(id);
        seen.push(await attempts());
      }
      expect(seen).toEqual([1, 0, 0]);
      await inbox().handBackJob('unknown');
    });

    it('keep their attempts when they are handed back after they ended', async () => {
      await claim('m1', 1000);
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      await inbox().beginJob(id);
      await inbox().settle(settlement('q1'));
      await inbox().handBackJob(id);
      expect({ ...(await subject.database.dataSource.query<object[]>('SELECT attempts FROM jobs'))[0] }).toEqual({
        attempts: 1,
      });
    });

    it('that were not begun can rest, and let others go first; never again once they are settled', async () => {
      await claim('m1', 1000);
      await claim('m2', 2000);
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      await inbox().rescheduleJob(id, 3000);
      expect([await nextId(1000), await nextId(2000), await nextId(3000)]).toEqual([null, 'm2', 'm1']);
      await inbox().dismiss('m2', 'withdrawn');
      expect([await nextId(2999), await nextId(3000)]).toEqual([null, 'm1']);
      await inbox().settle(settlement('q1'));
      await inbox().rescheduleJob(id, 0);
      await inbox().beginJob(id);
      expect(await due(9000)).toEqual([]);
      expect(await pendingMessages(subject)).toEqual([]);
    });

    it('that were begun and rest are not overtaken by what came after them', async () => {
      await claim('m1', 1000);
      await claim('m2', 1000);
      await claim('m3', 1000, inGroup('Group-1'));
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      await inbox().beginJob(id);
      await inbox().rescheduleJob(id, 5000);
      expect([await nextId(1000), await nextId(4999), await nextId(5000)]).toEqual([null, null, 'm1']);
      expect((await inbox().nextJob(inGroup('Group-1'), 1000))?.burstId).toBe('m3');
      await inbox().dismiss('m1', 'withdrawn');
      expect(await nextId(1000)).toBe('m2');
    });

    it('that rest let pass what came before them', async () => {
      await claim('m1', 3000);
      await claim('m2', 1000);
      const { id = '' } = (await inbox().nextJob(group, 1000)) ?? {};
      await inbox().beginJob(id);
      await inbox().rescheduleJob(id, 9000);
      expect([await nextId(2999), await nextId(3000)]).toEqual([null, 'm1']);
    });

    it('know how many were pending in their conversation when they came', async () => {
      const backlogs = [];
      for (const [id, conversation] of [
        ['m1', group],
        ['m2', group],
        ['m3', inGroup('Group-1')],
        ['m4', inGroup('group-1', 'feishu')],
        ['m5', group],
      ] as const) {
        await claim(id, 9_000_000_000_000, conversation);
        backlogs.push([id, await backlogOf(id)]);
      }
      expect(backlogs).toEqual([
        ['m1', 0],
        ['m2', 1],
        ['m3', 0],
        ['m4', 0],
        ['m5', 2],
      ]);
      await inbox().settle(settlement('q1', { messageIds: ['m1'] }));
      await inbox().dismiss('m2', 'not-addressed');
      await claim('m6', 1000);
      expect([await backlogOf('m5'), (await inbox().nextJob(group, 1000))?.backlog]).toEqual([2, 1]);
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
        reason = 'evidence-found',
        conversation = group,
        silent = false,
        isAdmitted,
      }: Asked = {},
    ) => {
      await inbox().claim(message(id, { conversation, member: { id: memberId, name: 'x' } }));
      const answer = silent ? null : outcome().answer;
      const ended = outcome({ kind: silent ? 'silent' : 'answered', reason, answer });
      const admission = { isAdmitted: isAdmitted ?? reason === 'evidence-found' };
      await inbox().settle(
        settlement(`q-${id}`, { messageIds: [id], outcome: ended, settledAt, deliveries: [], ...admission }),
      );
    };
    const recent = (since: number, notices = ['over-limit', 'busy']) =>
      inbox().recentQuestions({ conversation: group, memberId: 'member-1', since, notices });
    const none = { memberWasTold: false, conversationWasTold: false };

    it('count those that were admitted, answered or not, of the member and of all', async () => {
      await ask('m1', 1000);
      await ask('m2', 2000);
      await ask('m3', 2000, { memberId: 'Member-1' });
      await ask('m4', 2000, { silent: true });
      await ask('m5', 2000, { isAdmitted: false });
      expect(await recent(1000)).toStrictEqual({ byMember: 3, byConversation: 4, ...none });
      expect(await recent(1001)).toStrictEqual({ byMember: 2, byConversation: 3, ...none });
      expect(await recent(2001)).toStrictEqual({ byMember: 0, byConversation: 0, ...none });
    });

    it('count those of the member in all conversations of the channel', async () => {
      await ask('m1', 1000);
      await ask('m2', 1000, { conversation: inGroup('group-2') });
      await ask('m3', 1000, { conversation: inGroup('Group-1') });
      await ask('m4', 1000, { conversation: inGroup('group-1', 'feishu') });
      await ask('m5', 1000, { conversation: inGroup('group-2'), memberId: 'member-2' });
      expect(await recent(0)).toStrictEqual({ byMember: 3, byConversation: 1, ...none });
    });

    it('tell who was given a notice', async () => {
      await ask('m1', 1000);
      await ask('m2', 2000, { memberId: 'member-2', reason: 'over-limit' });
      const counts = { byMember: 1, byConversation: 1 };
      expect(await recent(0)).toStrictEqual({ ...counts, memberWasTold: false, conversationWasTold: true });
      await ask('m3', 3000, { reason: 'busy', silent: true });
      expect((await recent(0)).memberWasTold).toBe(false);
      await ask('m4', 4000, { reason: 'busy' });
      expect(await recent(0)).toStrictEqual({ ...counts, memberWasTold: true, conversationWasTold: true });
      expect(await recent(0, ['over-limit'])).toMatchObject({ memberWasTold: false, conversationWasTold: true });
      expect(await recent(0, [])).toStrictEqual({ ...counts, ...none });
      expect(await recent(4001)).toMatchObject(none);
    });

    it('tell of a notice to the member elsewhere, and of none to the conversation', async () => {
      await ask('m1', 1000, { reason: 'over-limit', conversation: inGroup('group-2') });
      await ask('m2', 1000, { reason: 'over-limit', conversation: inGroup('group-1', 'feishu'), memberId: 'member-2' });
      expect(await recent(0)).toMatchObject({ memberWasTold: true, conversationWasTold: false });
    });
  });
}

interface Asked {
  memberId?: string;
  reason?: 'evidence-found' | 'over-limit' | 'busy';
  conversation?: typeof group;
  silent?: boolean;
  /** By its reason, unless told otherwise. */
  isAdmitted?: boolean;
}
