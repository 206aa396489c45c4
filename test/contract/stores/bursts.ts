import type { Message } from '../../../src/core/message';
import type { ClaimOptions } from '../../../src/core/ports/inbox-store';
import type { Subject } from '../stores.contract';
import { group, message, outcome, settlement } from './samples';
import { countRows } from './tables-content';

export function describeBursts(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  /** Ids of the messages of each pending job, in the order in which they come. */
  const bursts = async (conversation = group) =>
    (await inbox().waiting(conversation, 100)).map(({ messages }) => messages.map(({ id }) => id));
  const next = async (now: number) => inbox().nextJob(group, now);
  /** Received at `at`; due 12 later, and its job takes messages for 60. */
  const say = (
    id: string,
    at: number,
    { runAt = at + 12, joinsUntil = runAt, key = 'member-1', ...changes }: Said = {},
  ) =>
    inbox().claim(message(id, { receivedAt: at, ...changes }), {
      runAt,
      burst: { key, joinsUntil, closesAt: at + 60 },
    });
  const dueAt = async (burstId: string) =>
    (await inbox().waiting(group, 100)).find((job) => job.burstId === burstId)?.runAt;
  const begin = async (now: number) => inbox().beginJob((await next(now))?.id ?? '');
  const burstIds = async () => (await inbox().history(group, 100)).map(({ burstId }) => burstId);

  describe('bursts', () => {
    it('are the messages of one key that follow in time, and are due after the last', async () => {
      await say('m1', 1000);
      await say('m2', 1005);
      await say('other', 1006, { key: 'member-2' });
      await say('m3', 1016);
      expect(await bursts()).toEqual([['m1', 'm2', 'm3'], ['other']]);
      expect([await dueAt('m1'), await dueAt('other')]).toEqual([1028, 1018]);
      expect(await burstIds()).toEqual(['m1', 'm1', 'other', 'm1']);
      expect(await next(1027)).toMatchObject({ burstId: 'other' });
      expect(await next(1028)).toStrictEqual({
        id: (await next(1028))?.id,
        kind: 'question',
        burstId: 'm1',
        messages: [
          message('m1', { receivedAt: 1000 }),
          message('m2', { receivedAt: 1005 }),
          message('m3', { receivedAt: 1016 }),
        ],
        runAt: 1028,
        attempts: 0,
        isDeferred: false,
        backlog: 0,
      });
    });

    it('are due sooner when their last message is', async () => {
      await say('m1', 1000, { runAt: 1030 });
      await say('m2', 1005, { runAt: 1006 });
      expect([await dueAt('m1'), await bursts()]).toEqual([1006, [['m1', 'm2']]]);
    });

    it('are due once the first message is so old, however often others follow', async () => {
      for (let at = 1000; at < 1060; at += 10) await say(`m${at}`, at);
      expect([await dueAt('m1000'), (await bursts())[0]?.length]).toEqual([1060, 6]);
      await say('late', 1060);
      expect((await bursts())[1]).toEqual(['late']);
    });

    it('never are due after their end, not even those of one message', async () => {
      await say('m1', 1000, { runAt: 9000 });
      expect(await dueAt('m1')).toBe(1060);
    });

    it('take no message that comes once they are due', async () => {
      await say('m1', 1000);
      await say('m2', 1011);
      await say('m3', 1023);
      await say('m4', 1030);
      expect(await bursts()).toEqual([
        ['m1', 'm2'],
        ['m3', 'm4'],
      ]);
    });

    it('take no message whose job is its own, nor one of another key that looks alike', async () => {
      await say('m1', 1000);
      await inbox().claim(message('alone', { receivedAt: 1001 }), { runAt: 1013 });
      await say('m2', 1002, { key: 'Member-1' });
      expect(await bursts()).toEqual([['m1'], ['alone'], ['m2']]);
    });

    it('stay as they are when a message of theirs is delivered again, or comes after the end of its job', async () => {
      await say('m1', 1000);
      await say('m2', 1005);
      expect(await say('again', 1010, { platformMessageId: 'platform-m1' })).toBe('duplicate');
      expect(await say('new', 1010, { platformMessageId: 'platform-m2' })).toBe('duplicate');
      expect([await dueAt('m1'), await bursts()]).toEqual([1017, [['m1', 'm2']]]);
      await begin(1017);
      expect(await say('late', 1018, { platformMessageId: 'platform-m2' })).toBe('duplicate');
      expect([await countRows(subject, 'inbox'), await countRows(subject, 'jobs')]).toEqual([2, 1]);
    });

    it('take what comes when they are overdue, as long as they wait for words', async () => {
      await say('picture', 1000, { joinsUntil: 1050 });
      await say('words', 1040);
      expect([await dueAt('picture'), await bursts()]).toEqual([1052, [['picture', 'words']]]);
      await say('later', 1053);
      expect(await bursts()).toEqual([['picture', 'words'], ['later']]);
    });

    it('outlive a restart, open as they were', async () => {
      await say('m1', 1000);
      await subject.restart();
      await say('m2', 1005);
      await subject.restart();
      expect([await dueAt('m1'), await bursts()]).toEqual([1017, [['m1', 'm2']]]);
    });

    it('come in the order of their first messages among those that are due', async () => {
      await say('a1', 1000, { key: 'a', runAt: 1020 });
      await say('b1', 1001, { key: 'b' });
      await say('a2', 1002, { key: 'a', runAt: 1020 });
      expect([(await next(1013))?.burstId, (await next(1020))?.burstId]).toEqual(['b1', 'a1']);
      expect((await next(1020))?.backlog).toBe(0);
    });

    it('count as one that is pending', async () => {
      for (const [id, at] of Object.entries({ m1: 1000, m2: 1001, m3: 1002 })) await say(id, at);
      await say('other', 1003, { key: 'member-2' });
      expect(await inbox().countPending(group)).toStrictEqual({ inConversation: 2, inAll: 2 });
      expect((await next(2000))?.burstId).toBe('m1');
      expect((await inbox().waiting(group, 100))[1]?.backlog).toBe(1);
    });
  });

  describe('bursts: begun', () => {
    it('take no message any more, and bear their attempt', async () => {
      await say('m1', 1000, { runAt: 1050 });
      const [job] = await inbox().waiting(group, 1);
      expect(await inbox().beginJob(job?.id ?? '')).toStrictEqual({ ...job, attempts: 1 });
      await say('m2', 1001);
      expect(await bursts()).toEqual([['m2']]);
      expect(await inbox().beginJob('unknown')).toBeNull();
    });

    it('are what they are at that moment, with what came since they were read', async () => {
      await say('m1', 1000);
      const job = await next(1012);
      await say('m2', 1011);
      expect((await inbox().beginJob(job?.id ?? ''))?.messages.map(({ id }) => id)).toEqual(['m1', 'm2']);
    });

    it('stay closed when they are handed back', async () => {
      await say('m1', 1000, { runAt: 1050 });
      const [job] = await inbox().waiting(group, 1);
      await inbox().beginJob(job?.id ?? '');
      await inbox().handBackJob(job?.id ?? '');
      await say('m2', 1001);
      expect(await bursts()).toEqual([['m1'], ['m2']]);
    });

    it('are nothing once they ended', async () => {
      await say('m1', 1000);
      const { id = '' } = (await next(1012)) ?? {};
      await inbox().dismiss('m1', 'withdrawn');
      expect(await inbox().beginJob(id)).toBeNull();
    });
  });

  describe('bursts: that rest before they are begun', () => {
    it('take messages meanwhile, and let others go first', async () => {
      await say('picture', 1000, { joinsUntil: 1050 });
      await say('other', 1001, { key: 'member-2' });
      const { id = '' } = (await next(1012)) ?? {};
      await inbox().rescheduleJob(id, 1050, 1012);
      expect((await next(1049))?.burstId).toBe('other');
      await say('words', 1030, { runAt: 1034 });
      expect([await dueAt('picture'), await bursts()]).toEqual([1034, [['picture', 'words'], ['other']]]);
    });

    it('do not when a message has moved them meanwhile', async () => {
      await say('picture', 1000);
      const { id = '', runAt } = (await next(1012)) ?? {};
      await say('words', 1011, { runAt: 1013 });
      await inbox().rescheduleJob(id, 1050, runAt);
      expect(await dueAt('picture')).toBe(1013);
    });
  });

  describe('bursts: put off', () => {
    const defer = async (now: number, runAt: number) => {
      const job = await begin(now);
      await inbox().deferJob(job?.id ?? '', runAt);
      return job?.id ?? '';
    };

    it('rest without their attempt, say so, and let others go first', async () => {
      await say('m1', 1000);
      await say('m2', 1001, { key: 'member-2' });
      const id = await defer(1012, 1100);
      expect((await next(1013))?.burstId).toBe('m2');
      await inbox().settle(settlement('q2', { messageIds: ['m2'] }));
      expect(await next(1099)).toBeNull();
      await subject.restart();
      expect(await next(1100)).toMatchObject({ id, attempts: 0, isDeferred: true });
    });

    it('let others go first also when an attempt before had ended with the program', async () => {
      await say('m1', 1000);
      await say('m2', 1001, { key: 'member-2' });
      await begin(1012);
      await defer(1012, 1100);
      expect((await next(1013))?.burstId).toBe('m2');
      expect((await next(1100))?.attempts).toBe(1);
      expect((await inbox().waiting(group, 10)).map(({ burstId }) => burstId)).toEqual(['m1', 'm2']);
    });

    it('let none go first when they rest after they were begun again', async () => {
      await say('m1', 1000);
      await say('m2', 1001, { key: 'member-2' });
      const id = await defer(1012, 1100);
      expect(await inbox().beginJob(id)).toMatchObject({ attempts: 1, isDeferred: true });
      await inbox().rescheduleJob(id, 1200);
      expect([await next(1199), (await next(1200))?.burstId]).toEqual([null, 'm1']);
    });

    it('take no message', async () => {
      await say('m1', 1000);
      await defer(1012, 1100);
      await say('m2', 1013);
      expect(await bursts()).toEqual([['m1'], ['m2']]);
    });

    it('are not once they ended', async () => {
      await say('m1', 1000);
      const { id = '' } = (await begin(1012)) ?? {};
      await inbox().settle(settlement('q1'));
      await inbox().deferJob(id, 0);
      expect(await inbox().dueConversations({ channels: ['web'], now: 9000, limit: 1 })).toEqual([]);
    });
  });

  describe('bursts: after the clock was set', () => {
    it('wait as long as they had to, and those that were due stay due', async () => {
      await say('due', 1000, { key: 'a' });
      await say('m1', 1005, { key: 'b' });
      await inbox().shiftWaits(1012, 100_000);
      expect([await dueAt('due'), await dueAt('m1')]).toEqual([1012, 101_017]);
      await say('m2', 101_010, { key: 'b' });
      await say('m3', 101_020, { key: 'b', runAt: 109_000 });
      expect([await dueAt('m1'), await bursts()]).toEqual([101_065, [['due'], ['m1', 'm2', 'm3']]]);
    });

    it('wait as long also when it was set back', async () => {
      await say('m1', 100_000);
      await inbox().claim(message('m2', { receivedAt: 100_000 }), { runAt: 200_000 });
      await inbox().shiftWaits(100_000, -50_000);
      expect([await dueAt('m1'), await dueAt('m2')]).toEqual([50_012, 150_000]);
    });
  });

  describe('bursts: their end', () => {
    const burst = async () => {
      for (const [id, at] of Object.entries({ m1: 1000, m2: 1001, m3: 1002 })) await say(id, at);
    };
    const jobStates = async () => {
      const rows: { state: string }[] = await subject.database.dataSource.query('SELECT state FROM jobs');
      return rows.map(({ state }) => state);
    };

    it('is one settlement of all messages', async () => {
      await burst();
      await begin(2000);
      expect(await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2', 'm3'] }))).toBe(true);
      expect([await bursts(), await jobStates()]).toEqual([[], ['done']]);
      expect((await inbox().history(group, 10)).map(({ questionId }) => questionId)).toEqual(['q1', 'q1', 'q1']);
    });

    it('is not reached by a settlement with a message that was ended in between', async () => {
      await burst();
      await begin(2000);
      await inbox().dismiss('m2', 'withdrawn');
      expect(await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2', 'm3'] }))).toBe(false);
      expect((await next(2000))?.messages.map(({ id }) => id)).toEqual(['m1', 'm3']);
      expect(await inbox().settle(settlement('q1', { messageIds: ['m1', 'm3'] }))).toBe(true);
      expect(await jobStates()).toEqual(['done']);
    });

    it('is not reached while a message is left', async () => {
      await burst();
      await inbox().settle(settlement('q1', { messageIds: ['m1'] }));
      expect([await bursts(), await jobStates()]).toEqual([[['m2', 'm3']], ['pending']]);
    });

    it('comes with the last message that is dismissed, also when the first one was dismissed before', async () => {
      await burst();
      expect(await inbox().dismiss('m1', 'withdrawn')).toBe(true);
      expect(await inbox().dismiss('m1', 'withdrawn')).toBe(false);
      expect(await next(2000)).toMatchObject({ burstId: 'm1', messages: [{ id: 'm2' }, { id: 'm3' }] });
      await say('m4', 1003);
      expect(await bursts()).toEqual([['m2', 'm3', 'm4']]);
      for (const id of ['m2', 'm3', 'm4']) await inbox().dismiss(id, 'withdrawn');
      expect([await bursts(), await jobStates()]).toEqual([[], ['done']]);
      await say('m5', 1004);
      expect(await bursts()).toEqual([['m5']]);
    });

    it('can be that of all messages at once, without those that ended before', async () => {
      await burst();
      await say('other', 1003, { key: 'member-2' });
      await inbox().dismiss('m2', 'command');
      expect(await inbox().dismissBurst('m1', 'withdrawn')).toBe(true);
      expect(await inbox().dismissBurst('m1', 'withdrawn')).toBe(false);
      expect(await inbox().dismissBurst('m3', 'withdrawn')).toBe(false);
      expect((await inbox().history(group, 10)).map(({ reason }) => reason)).toEqual([
        'withdrawn',
        'command',
        'withdrawn',
        null,
      ]);
      expect([await bursts(), await jobStates()]).toEqual([[['other']], ['done', 'pending']]);
    });

    it('is found with every message', async () => {
      await burst();
      const find = (id: string) =>
        inbox().findByPlatformId({ channel: 'web', app: 'bot', platformMessageId: `platform-${id}` });
      expect((await find('m3'))?.burstId).toBe('m1');
      await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2', 'm3'] }));
      const { kind, reason, answer } = outcome();
      expect(await find('m2')).toStrictEqual({
        message: message('m2', { receivedAt: 1001 }),
        burstId: 'm1',
        questionId: 'q1',
        outcome: { kind, reason, answer },
        reason: null,
      });
    });

    it('keeps the first message, though it was dismissed long ago, while others are pending', async () => {
      await burst();
      await inbox().dismiss('m1', 'withdrawn');
      expect(await inbox().deleteSettled(9000, 10)).toBe(0);
      expect(await bursts()).toEqual([['m2', 'm3']]);
      await inbox().settle(settlement('q1', { messageIds: ['m2', 'm3'], deliveries: [] }));
      expect(await inbox().deleteSettled(9000, 10)).toBe(3);
      expect([await countRows(subject, 'inbox'), await countRows(subject, 'jobs')]).toEqual([0, 0]);
    });
  });

  describe('bursts: those that wait', () => {
    it('are those of the conversation that have not begun, oldest first, no more than asked for', async () => {
      await say('m1', 1000);
      await say('m2', 1001, { key: 'member-2' });
      await say('m3', 1002, { key: 'member-3', runAt: 1003 });
      await say('elsewhere', 1003, { key: 'x', conversation: { channel: 'web', id: 'Group-1' } });
      await begin(1003);
      expect(await bursts()).toEqual([['m1'], ['m2']]);
      expect(await inbox().waiting(group, 1)).toMatchObject([{ burstId: 'm1', runAt: 1012 }]);
      expect(await bursts({ channel: 'feishu', id: 'group-1' })).toEqual([]);
    });
  });

  describe('a message that is ended as it is stored', () => {
    it('has its reason and no job, and leaves the open burst alone', async () => {
      await say('m1', 1000);
      const burst = { key: 'member-1', joinsUntil: 2000, closesAt: 2000 };
      const ended = message('m2', { receivedAt: 1001 });
      expect(await inbox().claim(ended, { reason: 'not-addressed', burst })).toBe('claimed');
      expect(await inbox().claim(ended, { reason: 'command' })).toBe('duplicate');
      expect([await dueAt('m1'), await bursts()]).toEqual([1012, [['m1']]]);
      expect((await inbox().history(group, 1))[0]).toStrictEqual({
        message: ended,
        burstId: 'm2',
        questionId: null,
        outcome: null,
        reason: 'not-addressed',
      });
      expect(await inbox().dismiss('m2', 'withdrawn')).toBe(false);
    });
  });
}

type Said = Partial<Message> & Pick<ClaimOptions, 'runAt'> & { key?: string; joinsUntil?: number };
