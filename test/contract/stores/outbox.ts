import type { OutboxItem, SendState } from '../../../src/core/ports/outbox-store';
import type { Subject } from '../stores.contract';
import { delivery, group, message, pendingDraft, settlement, strangeText } from './samples';

export function describeOutbox(subject: Subject): void {
  const outbox = () => subject.stores.outbox;
  /** A question with a reply of that many parts, `key-<id>-1` and so on. */
  const reply = async (id: string, { settledAt = 2000, parts = 1, conversation = group } = {}) => {
    await subject.stores.inbox.claim(message(id, { conversation }));
    const deliveries = Array.from({ length: parts }, (_, index) =>
      delivery(`key-${id}-${index + 1}`, { body: { part: index + 1, parts } }),
    );
    await subject.stores.inbox.settle(settlement(`q-${id}`, { messageIds: [id], deliveries, settledAt }));
  };
  const stateOf = async (sendKey: string) => (await outbox().find(sendKey))?.state;
  /** From `pending` on the way that it would take. */
  const bring = async (sendKey: string, state: SendState) => {
    if (state === 'pending') return;
    await outbox().begin(sendKey, 2500);
    if (state === 'sending') return;
    await outbox().finish(sendKey, { from: ['sending'], to: state, platformMessageId: `sent-${sendKey}` });
  };
  const nextKey = async (conversation = group) => (await outbox().nextItem(conversation))?.sendKey ?? null;
  const due = (now: number, channels = ['web', 'feishu'], limit = 10) =>
    outbox().dueConversations({ channels, now, limit });

  describe('outbox: what is next', () => {
    it('is the oldest question, its parts in order, also after a restart', async () => {
      await reply('m3', { settledAt: 3000 });
      await reply('m1', { settledAt: 1000, parts: 3 });
      await reply('m2b', { settledAt: 2000, parts: 2 });
      await reply('m2a', { settledAt: 2000, parts: 2 });
      await reply('other', { settledAt: 1, conversation: { channel: 'web', id: 'Group-1' } });
      await subject.restart();
      const order = [];
      for (let key = await nextKey(); key !== null; key = await nextKey()) {
        order.push(key);
        await bring(key, 'sent');
      }
      const keys = (id: string, parts: number) => Array.from({ length: parts }, (_, index) => `key-${id}-${index + 1}`);
      expect(order).toEqual([...keys('m1', 3), ...keys('m2b', 2), ...keys('m2a', 2), 'key-m3-1']);
      expect(await nextKey({ channel: 'web', id: 'Group-1' })).toBe('key-other-1');
    });

    it('is also an item that is not due, or is being sent, or is to be taken back, but no draft', async () => {
      await outbox().openDraft(pendingDraft('draft', { questionId: 'q0', createdAt: 1 }));
      expect(await nextKey()).toBeNull();
      await reply('m1', { parts: 2 });
      await outbox().begin('key-m1-1', 2500);
      expect(await nextKey()).toBe('key-m1-1');
      await outbox().finish('key-m1-1', { from: ['sending'], to: 'pending', nextAttemptAt: 9_000_000_000_000 });
      expect((await outbox().nextItem(group))?.nextAttemptAt).toBe(9_000_000_000_000);
      await bring('key-m1-1', 'sent');
      expect(await nextKey()).toBe('key-m1-2');
      await outbox().withdraw('q-m1', 5000);
      expect(await nextKey()).toBe('key-m1-1');
    });

    it('is named by conversation, those that are due longest first', async () => {
      const conversations = ['group-2', 'group-1', 'group-3'].map((id) => ({ channel: 'web', id }));
      for (const [index, conversation] of conversations.entries()) {
        await reply(`m${index}`, { conversation, settledAt: 1000 * (index + 1), parts: 2 });
      }
      await reply('m3', { conversation: { channel: 'wechat', id: 'group-1' }, settledAt: 1 });
      expect(await due(999)).toEqual([]);
      expect(await due(2000)).toStrictEqual(conversations.slice(0, 2));
      expect(await due(9000)).toStrictEqual(conversations);
      expect(await due(9000, ['web'], 2)).toStrictEqual(conversations.slice(0, 2));
      expect(await due(9000, ['feishu'])).toEqual([]);
      expect(await due(9000, [])).toEqual([]);
    });

    it('leaves out a conversation whose first item waits, though a later one would be due', async () => {
      await reply('m1', { settledAt: 1000, parts: 2 });
      await outbox().begin('key-m1-1', 1500);
      await outbox().finish('key-m1-1', { from: ['sending'], to: 'pending', nextAttemptAt: 5000 });
      expect(await due(4999)).toEqual([]);
      expect(await due(5000)).toStrictEqual([group]);
    });

    it.each(['sent', 'uncertain', 'failed', 'cancelled', 'recalled', 'held', 'handed'] as const)(
      'is nothing that is %s',
      async (state) => {
        await reply('m1');
        await bring('key-m1-1', state);
        expect(await stateOf('key-m1-1')).toBe(state);
        expect([await nextKey(), await due(9_000_000_000_000)]).toEqual([null, []]);
      },
    );
  });

  describe('outbox: an attempt', () => {
    it('is counted, and the first one keeps its time', async () => {
      await reply('m1');
      expect(await outbox().begin('key-m1-1', 3000)).toBe(true);
      expect(await outbox().begin('key-m1-1', 4000)).toBe(true);
      expect(await outbox().find('key-m1-1')).toMatchObject({ state: 'sending', attempts: 2, firstAttemptAt: 3000 });
    });

    it.each(['sent', 'uncertain', 'failed', 'cancelled', 'recalling', 'recalled', 'held', 'handed'] as const)(
      'is not begun from %s',
      async (state) => {
        await reply('m1');
        await bring('key-m1-1', state);
        expect(await outbox().begin('key-m1-1', 3000)).toBe(false);
        expect(await outbox().find('key-m1-1')).toMatchObject({ state, attempts: 1, firstAttemptAt: 2500 });
      },
    );

    it('is not begun of a draft, nor of what is unknown', async () => {
      await outbox().openDraft(pendingDraft('draft'));
      expect(await outbox().begin('draft', 3000)).toBe(false);
      expect(await stateOf('draft')).toBe('drafting');
      expect(await outbox().begin('unknown', 3000)).toBe(false);
    });

    it('ends from the states that are named only, and keeps what is not told', async () => {
      await reply('m1');
      expect(await outbox().finish('key-m1-1', { from: ['sending'], to: 'sent' })).toBe(false);
      expect(await stateOf('key-m1-1')).toBe('pending');
      await outbox().begin('key-m1-1', 3000);
      expect(
        await outbox().finish('key-m1-1', { from: ['sending', 'uncertain'], to: 'uncertain', nextAttemptAt: 8000 }),
      ).toBe(true);
      expect(await outbox().finish('key-m1-1', { from: ['uncertain'], to: 'sent', platformMessageId: 'Om_1' })).toBe(
        true,
      );
      expect(await outbox().find('key-m1-1')).toMatchObject({
        state: 'sent',
        platformMessageId: 'Om_1',
        nextAttemptAt: 8000,
      });
      expect(await outbox().finish('unknown', { from: ['sending'], to: 'sent' })).toBe(false);
    });

    it('ends once when several tell its end, and one review item is written', async () => {
      await reply('m1');
      await outbox().begin('key-m1-1', 3000);
      const review = { kind: 'uncertain-send' as const, reason: 'timeout', createdAt: 4000 };
      const ends = await Promise.all(
        Array.from({ length: 8 }, () => outbox().finish('key-m1-1', { from: ['sending'], to: 'uncertain', review })),
      );
      expect(ends.filter(Boolean)).toHaveLength(1);
      const items = await subject.stores.outcomes.listReviewItems(10);
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({
        kind: 'uncertain-send',
        assistant: 'patients',
        outcomeId: 'q-m1',
        reason: 'timeout',
        createdAt: 4000,
        messageId: 'm1',
      });
    });

    it('closes the review item that asked about it', async () => {
      await reply('m1');
      await outbox().begin('key-m1-1', 3000);
      const review = { kind: 'uncertain-send' as const, reason: 'timeout', createdAt: 4000 };
      await outbox().finish('key-m1-1', { from: ['sending'], to: 'uncertain', review });
      const closes = { kind: 'uncertain-send' as const, at: 5000 };
      await outbox().finish('key-m1-1', { from: ['uncertain'], to: 'sent', platformMessageId: 'Om_1', closes });
      expect(await subject.stores.outcomes.listReviewItems(10)).toEqual([]);
    });

    it('waits as long as it was to after the clock was set', async () => {
      await reply('m1');
      await reply('m2');
      await outbox().begin('key-m1-1', 3000);
      await outbox().finish('key-m1-1', { from: ['sending'], to: 'pending', nextAttemptAt: 8000 });
      await outbox().shiftWaits(5000, -3600);
      expect((await outbox().find('key-m1-1'))?.nextAttemptAt).toBe(4400);
      expect((await outbox().find('key-m2-1'))?.nextAttemptAt).toBeLessThan(5000);
    });

    it('or its withdrawal: nothing is sent that was taken back before', async () => {
      for (let round = 0; round < 10; round += 1) {
        await reply(`m${round}`);
        const key = `key-m${round}-1`;
        const [begun, [withdrawn]] = await Promise.all([
          outbox().begin(key, 3000),
          outbox().withdraw(`q-m${round}`, 5000),
        ]);
        expect(withdrawn?.state).toBe(begun ? 'recalling' : 'cancelled');
        expect(await outbox().finish(key, { from: ['sending'], to: 'sent' })).toBe(false);
        expect(await stateOf(key)).toBe(begun ? 'recalling' : 'cancelled');
      }
    });
  });

  describe('outbox: drafts', () => {
    it('are stored as they are begun, and stay when begun again', async () => {
      const item = pendingDraft('key', { text: strangeText, body: { ...delivery('x').body, text: strangeText } });
      const stored: OutboxItem = {
        ...item,
        state: 'drafting',
        attempts: 0,
        firstAttemptAt: null,
        platformMessageId: null,
        handed: null,
      };
      expect(await outbox().openDraft(item)).toStrictEqual(stored);
      await outbox().noteDraft('key', `{"card":"${strangeText.length}"}`, 'sent-1');
      const noted = { ...stored, draft: `{"card":"${strangeText.length}"}`, platformMessageId: 'sent-1' };
      expect(await outbox().openDraft({ ...item, text: 'other' })).toStrictEqual(noted);
      expect(await outbox().find('key')).toStrictEqual(noted);
    });

    it('keep their id when a later note has none', async () => {
      await outbox().openDraft(pendingDraft('key'));
      await outbox().noteDraft('key', 'first', 'sent-1');
      await outbox().noteDraft('key', 'second');
      expect(await outbox().find('key')).toMatchObject({ draft: 'second', platformMessageId: 'sent-1' });
    });

    it('take no note once they are completed', async () => {
      await reply('m1');
      await outbox().noteDraft('key-m1-1', 'late', 'sent-1');
      expect(await outbox().find('key-m1-1')).toMatchObject({ draft: null, platformMessageId: null });
    });

    it('are opened once when two begin at once', async () => {
      const opened = await Promise.all(
        ['a', 'b', 'c'].map((text) => outbox().openDraft(pendingDraft('key', { text }))),
      );
      expect(new Set(opened.map(({ text }) => text)).size).toBe(1);
    });
  });

  describe('outbox: withdraw', () => {
    it.each([
      ['pending', 'cancelled'],
      ['sending', 'recalling'],
      ['sent', 'recalling'],
      ['uncertain', 'recalling'],
      ['failed', 'failed'],
      ['cancelled', 'cancelled'],
      ['recalled', 'recalled'],
      ['recalling', 'recalling'],
      ['handed', 'handed'],
    ] as const)('makes %s %s', async (from, to) => {
      await reply('m1');
      await bring('key-m1-1', from);
      const items = await outbox().withdraw('q-m1', 5000);
      expect(items).toStrictEqual([await outbox().find('key-m1-1')]);
      expect(items[0]?.state).toBe(to);
    });

    it('recalls a draft that was shown, at once, and cancels one that was not', async () => {
      for (const key of ['shown', 'unseen']) await outbox().openDraft(pendingDraft(key, { nextAttemptAt: 9000 }));
      await outbox().noteDraft('shown', 'card');
      const items = await outbox().withdraw('q1', 5000);
      expect(Object.fromEntries(items.map(({ sendKey, state }) => [sendKey, state]))).toEqual({
        shown: 'recalling',
        unseen: 'cancelled',
      });
      expect(await due(4999)).toEqual([]);
      expect(await due(5000)).toStrictEqual([group]);
    });

    it('counts the attempts of a recall anew from its own time on, those of what is never sent not', async () => {
      await reply('m1', { parts: 3 });
      await outbox().begin('key-m1-1', 2500);
      await bring('key-m1-2', 'sent');
      await outbox().begin('key-m1-3', 2600);
      await outbox().finish('key-m1-3', { from: ['sending'], to: 'pending', nextAttemptAt: 8000 });
      const items = await outbox().withdraw('q-m1', 7_000_000_000_000);
      expect(
        items.map(({ state, attempts, firstAttemptAt, nextAttemptAt }) => [
          state,
          attempts,
          firstAttemptAt,
          nextAttemptAt,
        ]),
      ).toEqual([
        ['recalling', 0, 7_000_000_000_000, 7_000_000_000_000],
        ['recalling', 0, 7_000_000_000_000, 7_000_000_000_000],
        ['cancelled', 1, 2600, 7_000_000_000_000],
      ]);
    });

    it('leaves a recall that is under way its attempts', async () => {
      await reply('m1');
      await bring('key-m1-1', 'sent');
      await outbox().withdraw('q-m1', 5000);
      await outbox().finish('key-m1-1', { from: ['recalling'], to: 'recalling', attempts: 3, nextAttemptAt: 9000 });
      const item = { state: 'recalling', attempts: 3, firstAttemptAt: 5000, nextAttemptAt: 9000 };
      expect(await outbox().withdraw('q-m1', 6000)).toMatchObject([item]);
    });

    it('recalls a completed draft that was not sent again yet', async () => {
      await outbox().openDraft(pendingDraft('key', { questionId: 'q-m1' }));
      await outbox().noteDraft('key', 'card', 'sent-1');
      await subject.stores.inbox.claim(message('m1'));
      await subject.stores.inbox.settle(settlement('q-m1', { deliveries: [delivery('key')] }));
      expect((await outbox().withdraw('q-m1', 5000)).map(({ state }) => state)).toEqual(['recalling']);
    });

    it('leaves other questions alone, and knows nothing of unknown ones', async () => {
      await reply('m1', { parts: 2 });
      await reply('m2');
      expect((await outbox().withdraw('q-m1', 5000)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
      expect(await stateOf('key-m2-1')).toBe('pending');
      expect(await outbox().withdraw('unknown', 5000)).toEqual([]);
    });
  });

  describe('outbox: look-ups', () => {
    it('find a reply by its id on the platform', async () => {
      await reply('m1', { parts: 2 });
      await bring('key-m1-2', 'sent');
      const find = (changes: object) =>
        outbox().findByPlatformId({ channel: 'web', app: 'bot', platformMessageId: 'sent-key-m1-2', ...changes });
      expect(await find({})).toStrictEqual(await outbox().find('key-m1-2'));
      expect(await find({ app: 'other' })).toBeNull();
      expect(await find({ channel: 'feishu' })).toBeNull();
      expect(await find({ platformMessageId: 'SENT-key-m1-2' })).toBeNull();
    });

    it('give the parts of a question in order', async () => {
      await reply('m1', { parts: 11 });
      expect((await outbox().itemsOf('q-m1')).map(({ body }) => body.part)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ]);
      expect(await outbox().itemsOf('unknown')).toEqual([]);
    });
  });
}
