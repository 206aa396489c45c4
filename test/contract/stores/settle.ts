import type { Database } from '../../../src/stores/typeorm/database';
import { createStores } from '../../../src/stores/typeorm/stores';
import type { Subject } from '../stores.contract';
import { delivery, longText, message, outcome, pendingDraft, settlement, strangeText } from './samples';
import { countRows, pendingMessages } from './tables-content';

export function describeSettle(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const outbox = () => subject.stores.outbox;
  const states = async (questionId: string) =>
    (await outbox().itemsOf(questionId)).map(({ sendKey, state }) => `${sendKey} ${state}`);
  const counts = async () => [await countRows(subject, 'questions'), await countRows(subject, 'outbox')];

  describe('settle', () => {
    beforeEach(async () => {
      for (const id of ['m1', 'm2', 'm3']) await inbox().claim(message(id));
    });

    it('stores the outcome and takes its messages off the queue', async () => {
      expect(await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2'] }))).toBe(true);
      expect(await pendingMessages(subject)).toEqual(['m3']);
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
      expect([...(await counts()), await countRows(subject, 'review_items')]).toEqual([1, 1, 1]);
      expect(await pendingMessages(subject)).toEqual(['m2', 'm3']);
    });

    it('writes nothing when one message of the burst is settled, unknown, or there is none', async () => {
      await inbox().settle(settlement('q1', { messageIds: ['m2'] }));
      expect(await inbox().settle(settlement('q2', { messageIds: ['m1', 'm2'] }))).toBe(false);
      expect(await inbox().settle(settlement('q3', { messageIds: ['m1', 'unknown'] }))).toBe(false);
      expect(await inbox().settle(settlement('q4', { messageIds: [] }))).toBe(false);
      expect(await pendingMessages(subject)).toEqual(['m1', 'm3']);
      expect(await counts()).toEqual([1, 1]);
    });

    it('happens once when 10 try at once', async () => {
      const tries = Array.from({ length: 10 }, (_, index) =>
        inbox().settle(settlement(`q${index}`, { messageIds: index % 2 ? ['m1', 'm2'] : ['m2', 'm1'] })),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await counts()).toEqual([1, 1]);
    });

    it('takes nothing along when it fails, while others write', async () => {
      const deliveries = [delivery('same key')];
      await inbox().settle(settlement('q1', { messageIds: ['m1'], deliveries }));
      const failing = inbox().settle(settlement('q2', { messageIds: ['m2'], deliveries }));
      const others = Array.from({ length: 10 }, (_, index) =>
        inbox().claim(message(`new-${index}`, { receivedAt: 1001 })),
      );
      const results = await Promise.allSettled([failing, ...others]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
      expect(await pendingMessages(subject)).toHaveLength(12);
      expect(await countRows(subject, 'questions')).toBe(1);
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
        documentId: 'd1',
        place: { kind: 'cells' as const, sheet: '表一', range: 'A2:D9' },
        url: null,
        via: ['华法林'],
        score: 1.23456789 * index,
      }));
      const large = outcome({ trace: { ...outcome().trace, evidence } });
      await inbox().settle(settlement('q1', { outcome: large }));
      expect((await subject.stores.outcomes.findByMessage('m1'))?.outcome).toStrictEqual(large);
    });
  });

  describe('settle: replies', () => {
    beforeEach(async () => {
      for (const [index, id] of ['m2', 'm1'].entries()) await inbox().claim(message(id, { receivedAt: 1000 + index }));
    });
    const parts = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        delivery(`key-${index + 1}`, { text: `part ${index + 1}`, body: { part: index + 1, parts: count } }),
      );

    it('answers the last message of the burst', async () => {
      const reply = delivery('key', {
        text: strangeText,
        body: { text: strangeText, images: [{ file: '/图/一.png', description: '😀' }] },
      });
      await inbox().settle(settlement('q1', { messageIds: ['m1', 'm2'], deliveries: [reply] }));
      expect(await outbox().find('key')).toStrictEqual({
        ...reply,
        questionId: 'q1',
        assistant: 'patients',
        conversation: { channel: 'web', id: 'group-1' },
        app: 'bot',
        replyTo: 'platform-m1',
        state: 'pending',
        draft: null,
        handed: null,
        platformMessageId: null,
        attempts: 0,
        firstAttemptAt: null,
        nextAttemptAt: 2000,
        createdAt: 2000,
        express: false,
      });
      expect(await outbox().find('KEY')).toBeNull();
    });

    it('holds nothing for silence', async () => {
      await inbox().settle(settlement('q1', { deliveries: [] }));
      expect(await countRows(subject, 'outbox')).toBe(0);
    });

    it('holds all parts in order', async () => {
      await inbox().settle(settlement('q1', { deliveries: parts(12) }));
      expect((await outbox().itemsOf('q1')).map(({ text }) => text)).toEqual(parts(12).map(({ text }) => text));
    });

    it('completes the draft and adds the other parts', async () => {
      await outbox().openDraft(pendingDraft('key-1', { questionId: 'q1', createdAt: 1500 }));
      await outbox().noteDraft('key-1', 'card-1', 'sent-1');
      await inbox().settle(settlement('q1', { deliveries: parts(2), settledAt: 2000 }));
      const [first, second] = await outbox().itemsOf('q1');
      expect(first).toStrictEqual({
        ...pendingDraft('key-1', { questionId: 'q1', createdAt: 1500 }),
        text: 'part 1',
        body: parts(2)[0]?.body,
        state: 'pending',
        draft: 'card-1',
        handed: null,
        platformMessageId: 'sent-1',
        attempts: 0,
        firstAttemptAt: null,
        nextAttemptAt: 2000,
        createdAt: 2000,
      });
      expect(second).toMatchObject({ sendKey: 'key-2', state: 'pending', draft: null });
      expect((await outbox().nextItem({ channel: 'web', id: 'group-1' }))?.sendKey).toBe('key-1');
    });

    it('takes back the drafts that became no part: those that were shown are recalled', async () => {
      for (const key of ['unseen', 'noted', 'shown', 'key-1']) {
        await outbox().openDraft(pendingDraft(key, { questionId: 'q1' }));
      }
      await outbox().openDraft(pendingDraft('of another', { questionId: 'q2' }));
      await outbox().noteDraft('noted', 'card');
      await outbox().noteDraft('shown', 'card', 'sent-2');
      await inbox().settle(settlement('q1', { deliveries: parts(1) }));
      expect((await states('q1')).sort()).toEqual([
        'key-1 pending',
        'noted recalling',
        'shown recalling',
        'unseen cancelled',
      ]);
      expect(await states('q2')).toEqual(['of another drafting']);
    });

    it('takes back all drafts of a question that ends in silence', async () => {
      for (const key of ['unseen', 'shown']) await outbox().openDraft(pendingDraft(key, { questionId: 'q1' }));
      await outbox().noteDraft('shown', 'card', 'sent-1');
      await inbox().settle(settlement('q1', { deliveries: [] }));
      expect((await states('q1')).sort()).toEqual(['shown recalling', 'unseen cancelled']);
    });

    it('leaves the drafts alone when it fails, and when it comes second', async () => {
      await outbox().openDraft(pendingDraft('key-1', { questionId: 'q1' }));
      await outbox().openDraft(pendingDraft('left', { questionId: 'q1' }));
      await outbox().openDraft(pendingDraft('taken', { questionId: 'q2' }));
      const broken = [...parts(1), delivery('taken')];
      await expect(inbox().settle(settlement('q1', { deliveries: broken }))).rejects.toBeDefined();
      expect((await states('q1')).sort()).toEqual(['key-1 drafting', 'left drafting']);
      await inbox().settle(settlement('q3', { deliveries: [] }));
      expect(await inbox().settle(settlement('q1', { deliveries: parts(1) }))).toBe(false);
      expect((await states('q1')).sort()).toEqual(['key-1 drafting', 'left drafting']);
    });

    it('sends no part of a reply that was taken back while it was written', async () => {
      await outbox().openDraft(pendingDraft('key-1', { questionId: 'q1' }));
      await outbox().noteDraft('key-1', 'card', 'sent-1');
      await outbox().withdraw('q1', 1800);
      await inbox().settle(settlement('q1', { deliveries: parts(2) }));
      expect(await states('q1')).toEqual(['key-1 recalling', 'key-2 cancelled']);
    });

    it.each([
      ['that was shown', 'card', ['key-1 recalling', 'key-2 cancelled', 'key-3 cancelled']],
      ['that was not', null, ['key-1 cancelled', 'key-2 cancelled', 'key-3 cancelled']],
    ])('nor of one whose draft, %s, is taken back while it is settled', async (_name, draft, expected) => {
      await outbox().openDraft(pendingDraft('key-1', { questionId: 'q1' }));
      if (draft !== null) await outbox().noteDraft('key-1', draft);
      const { database } = subject;
      const write: Database['writer']['write'] = async (unit) => {
        await outbox().withdraw('q1', 1800);
        return database.writer.write(unit);
      };
      const { inbox: late } = createStores({ ...database, writer: { write } });
      expect(await late.settle(settlement('q1', { deliveries: parts(3) }))).toBe(true);
      expect(await states('q1')).toEqual(expected);
    });

    it('sends no part where the draft was taken back long ago, whatever came of that', async () => {
      for (const [index, state] of (['recalled', 'sent'] as const).entries()) {
        const id = `q${index}`;
        const key = `draft-${id}`;
        await outbox().openDraft(pendingDraft(key, { questionId: id }));
        await outbox().noteDraft(key, 'card', `sent-${id}`);
        await outbox().withdraw(id, 1800);
        await outbox().finish(key, { from: ['recalling'], to: state });
        const deliveries = [delivery(`late-${id}`, { body: { part: 2, parts: 2 } })];
        await inbox().settle(settlement(id, { messageIds: [`m${index + 1}`], deliveries }));
        expect(await states(id)).toEqual([`${key} ${state}`, `late-${id} cancelled`]);
      }
    });

    it('sends the new parts where a draft that became none of them is taken back by the settlement itself', async () => {
      await outbox().openDraft(pendingDraft('left', { questionId: 'q1' }));
      await outbox().noteDraft('left', 'card');
      await inbox().settle(settlement('q1', { deliveries: parts(2), settledAt: 2000 }));
      expect((await states('q1')).sort()).toEqual(['key-1 pending', 'key-2 pending', 'left recalling']);
      expect(await outbox().find('left')).toMatchObject({ attempts: 0, firstAttemptAt: 2000, nextAttemptAt: 2000 });
    });
  });
}
