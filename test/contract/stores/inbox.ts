import type { MessageDetails } from '../../../src/core/message';
import type { Subject } from '../stores.contract';
import { group, longText, message, outcome, settlement, strangeText } from './samples';
import { countRows, pendingMessages } from './tables-content';

const details: MessageDetails = {
  kind: 'post',
  attachments: [
    { kind: 'image', key: 'img_v3_😀', name: null },
    { kind: 'file', key: 'file_1', name: '化验单 "二".pdf' },
  ],
  quoted: { platformMessageId: 'om_1', rootPlatformMessageId: 'om_0', text: strangeText, isFromBot: null },
  threadId: 'omt_1',
  mentionsAll: false,
  mentionedOthers: ['李医生👨‍⚕️'],
  isDirect: false,
  groupName: strangeText,
};

export function describeInbox(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const byPlatformId = (platformMessageId: string, changes = {}) =>
    inbox().findByPlatformId({ channel: 'web', app: 'bot', platformMessageId, ...changes });
  const counts = async () => [await countRows(subject, 'inbox'), await countRows(subject, 'jobs')];

  describe('inbox: claim', () => {
    it('stores a message and its job', async () => {
      expect(await inbox().claim(message('m1'))).toBe('claimed');
      expect((await byPlatformId('platform-m1'))?.message).toStrictEqual(message('m1'));
      expect(await counts()).toEqual([1, 1]);
    });

    it.each([
      ['strange', strangeText],
      ['100 kB and more', longText],
      ['empty', ''],
      ['white', ' \n '],
    ])('keeps every text as it is: %s', async (_name, text) => {
      const claimed = message('m1', { text, member: { id: 'member', name: strangeText }, mentionsBot: true });
      await inbox().claim(claimed);
      expect((await inbox().nextJob(group, 1000))?.messages).toStrictEqual([claimed]);
      const [record] = await inbox().history(group, 1);
      expect(record?.message).toStrictEqual(claimed);
    });

    it('keeps times to the millisecond, and what the platform told beside the text', async () => {
      const claimed = message('m1', { receivedAt: 1_795_219_199_999, sentAt: 1_795_219_199_001, details });
      await inbox().claim(claimed);
      await subject.restart();
      expect((await byPlatformId('platform-m1'))?.message).toStrictEqual(claimed);
    });

    it('writes nothing for a message that is known by channel, app and platform id', async () => {
      await inbox().claim(message('m1'));
      expect(await inbox().claim(message('m2', { platformMessageId: 'platform-m1', text: 'other' }))).toBe('duplicate');
      expect(await pendingMessages(subject)).toEqual(['m1']);
      expect((await byPlatformId('platform-m1'))?.message).toStrictEqual(message('m1'));
      expect(await counts()).toEqual([1, 1]);
    });

    it('takes the same platform id on another channel, of another app, or written otherwise', async () => {
      await inbox().claim(message('m1', { platformMessageId: 'Om_a' }));
      const conversation = { channel: 'feishu', id: 'group-1' };
      expect(await inbox().claim(message('m2', { platformMessageId: 'Om_a', conversation }))).toBe('claimed');
      expect(await inbox().claim(message('m3', { platformMessageId: 'Om_a', app: 'second' }))).toBe('claimed');
      expect(await inbox().claim(message('m4', { platformMessageId: 'om_a' }))).toBe('claimed');
      expect(await inbox().claim(message('m5', { platformMessageId: 'Om_ä' }))).toBe('claimed');
      expect(await inbox().claim(message('m6', { platformMessageId: 'Om_ä' }))).toBe('duplicate');
      expect((await byPlatformId('Om_a', { channel: 'feishu' }))?.message.id).toBe('m2');
      expect((await byPlatformId('Om_a', { app: 'second' }))?.message.id).toBe('m3');
      expect((await byPlatformId('om_a'))?.message.id).toBe('m4');
      expect(await byPlatformId('OM_A')).toBeNull();
    });

    it('claims once when 20 come at once', async () => {
      const twins = Array.from({ length: 20 }, (_, index) => message(`m${index}`, { platformMessageId: 'same' }));
      const results = await Promise.all(twins.map((twin) => inbox().claim(twin)));
      expect(results.filter((result) => result === 'claimed')).toHaveLength(1);
      expect(await counts()).toEqual([1, 1]);
    });

    it('keeps 200 that come at once', async () => {
      const many = Array.from({ length: 200 }, (_, index) => message(`m${index}`));
      expect(new Set(await Promise.all(many.map((one) => inbox().claim(one))))).toEqual(new Set(['claimed']));
      expect(await counts()).toEqual([200, 200]);
    });

    it('keeps what is pending over a restart, oldest first', async () => {
      const times = [3000, 1000, 2000, 2000, 2000];
      for (const [index, receivedAt] of times.entries()) await inbox().claim(message(`m${index}`, { receivedAt }));
      await inbox().settle(settlement('q1', { messageIds: ['m3'] }));
      await subject.restart();
      expect(await pendingMessages(subject)).toEqual(['m1', 'm2', 'm4', 'm0']);
      expect(await inbox().claim(message('again', { platformMessageId: 'platform-m3' }))).toBe('duplicate');
    });
  });

  describe('inbox: dismiss', () => {
    it('ends a message without a question, once', async () => {
      await inbox().claim(message('m1'));
      await inbox().claim(message('m2'));
      expect(await inbox().dismiss('m1', 'not-addressed')).toBe(true);
      expect(await inbox().dismiss('m1', 'withdrawn')).toBe(false);
      expect(await inbox().dismiss('unknown', 'withdrawn')).toBe(false);
      expect(await pendingMessages(subject)).toEqual(['m2']);
      expect(await byPlatformId('platform-m1')).toStrictEqual({
        message: message('m1'),
        burstId: 'm1',
        questionId: null,
        outcome: null,
        reason: 'not-addressed',
      });
    });

    it('leaves alone what has a question, and what it has dismissed gets none', async () => {
      await inbox().claim(message('m1'));
      await inbox().claim(message('m2'));
      await inbox().settle(settlement('q1'));
      expect(await inbox().dismiss('m1', 'duplicate')).toBe(false);
      expect((await byPlatformId('platform-m1'))?.reason).toBeNull();
      await inbox().dismiss('m2', 'duplicate');
      expect(await inbox().settle(settlement('q2', { messageIds: ['m2'] }))).toBe(false);
      expect(await countRows(subject, 'questions')).toBe(1);
    });

    it('or a settlement: one of them wins', async () => {
      for (let index = 0; index < 10; index += 1) {
        const id = `m${index}`;
        await inbox().claim(message(id));
        const [settled, dismissed] = await Promise.all([
          inbox().settle(settlement(`q${index}`, { messageIds: [id] })),
          inbox().dismiss(id, 'withdrawn'),
        ]);
        expect([settled, dismissed].filter(Boolean)).toHaveLength(1);
        const record = await byPlatformId(`platform-${id}`);
        expect([record?.questionId !== null, record?.reason !== null]).toEqual([settled, dismissed]);
      }
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
      await inbox().settle(settlement('q2', { messageIds: ['m2'], outcome: silence, deliveries: [] }));
      await inbox().dismiss('m1', 'command');
      const { kind, reason, answer } = outcome();
      expect(await inbox().history(group, 5)).toStrictEqual([
        { message: message('m1'), burstId: 'm1', questionId: null, outcome: null, reason: 'command' },
        {
          message: message('m2'),
          burstId: 'm2',
          questionId: 'q2',
          outcome: { kind: 'silent', reason: 'below-threshold', answer: null },
          reason: null,
        },
        ...['m3', 'm4'].map((id) => ({
          message: message(id, { receivedAt: 2000 }),
          burstId: id,
          questionId: 'q1',
          outcome: { kind, reason, answer },
          reason: null,
        })),
        { message: message('m5', { receivedAt: 2000 }), burstId: 'm5', questionId: null, outcome: null, reason: null },
      ]);
      expect(await inbox().history(group, 100)).toHaveLength(6);
      expect(await inbox().history({ channel: 'feishu', id: 'group-1' }, 100)).toEqual([]);
    });

    it('finds a message of a question with its outcome', async () => {
      await inbox().claim(message('m1'));
      await inbox().settle(settlement('q1'));
      const { kind, reason, answer } = outcome();
      expect(await byPlatformId('platform-m1')).toStrictEqual({
        message: message('m1'),
        burstId: 'm1',
        questionId: 'q1',
        outcome: { kind, reason, answer },
        reason: null,
      });
    });
  });

  describe('inbox: twins', () => {
    const first = message('m1', { text: strangeText, sentAt: 500 });
    const twin = (changes: Partial<typeof first> = {}) => ({
      ...message('m2'),
      text: strangeText,
      sentAt: 500,
      ...changes,
    });

    it('are the same words of the same member at the same time in the same conversation', async () => {
      await inbox().claim(first);
      await inbox().claim(twin());
      expect(await inbox().findTwin(twin())).toStrictEqual(first);
      expect(await inbox().findTwin({ ...twin(), id: 'm3' })).toStrictEqual(first);
    });

    it.each([
      ['other words', { text: `${strangeText} ` }],
      ['another time', { sentAt: 501 }],
      ['another member', { member: { id: 'Member-1', name: '王阿姨😀' } }],
      ['another conversation', { conversation: { channel: 'web', id: 'group-2' } }],
      ['another channel', { conversation: { channel: 'feishu', id: 'group-1' } }],
    ])('are not those with %s', async (_name, changes) => {
      await inbox().claim(first);
      await inbox().claim(twin(changes));
      expect(await inbox().findTwin(twin(changes))).toBeNull();
    });

    it('are found in another topic, which a copy opens', async () => {
      await inbox().claim(first);
      const copy = twin({ details: { ...details, threadId: 'topic-1' } });
      await inbox().claim(copy);
      expect((await inbox().findTwin(copy))?.id).toBe(first.id);
    });

    it('are not two pictures of one second', async () => {
      const picture = { text: '', details: { ...details, kind: 'image' as const }, sentAt: 500 };
      await inbox().claim(message('m1', picture));
      await inbox().claim(message('m2', picture));
      expect(await inbox().findTwin(message('m2', picture))).toBeNull();
    });

    it('are found from the later one only', async () => {
      await inbox().claim(first);
      await inbox().claim(twin());
      expect(await inbox().findTwin(first)).toBeNull();
    });
  });
}
