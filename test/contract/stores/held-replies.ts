import type { HeldDecision, SendState } from '../../../src/core/ports/outbox-store';
import type { Subject } from '../stores.contract';
import { delivery, group, message, outcome, pendingDraft, settlement, strangeText } from './samples';

export function describeHeldReplies(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const outbox = () => subject.stores.outbox;
  /** A question `q-<id>` whose reply is held in that many parts, `key-<id>-1` and so on. */
  const hold = async (id: string, { settledAt = 2000, parts = 1, conversation = group } = {}) => {
    await inbox().claim(message(id, { conversation }));
    const deliveries = Array.from({ length: parts }, (_, index) =>
      delivery(`key-${id}-${index + 1}`, {
        text: `part ${index + 1} of ${id}`,
        body: { questionId: `q-${id}`, part: index + 1, parts },
      }),
    );
    const draft = { isHeld: true, review: 'assist-draft' as const };
    await inbox().settle(settlement(`q-${id}`, { messageIds: [id], deliveries, settledAt, ...draft }));
  };
  const states = async (questionId: string) => (await outbox().itemsOf(questionId)).map(({ state }) => state);
  const nextKey = async () => (await outbox().nextItem(group))?.sendKey ?? null;
  const reviewed = async () =>
    (await subject.stores.outcomes.listReviewItems(10)).map(({ kind, outcomeId }) => `${kind} ${outcomeId}`);
  const decision = (to: HeldDecision['to'], changes: Partial<HeldDecision> = {}): HeldDecision => ({
    to,
    text: null,
    by: '护士长 "王"',
    at: 7000,
    ...changes,
  });

  describe('held replies', () => {
    it('wait for a member of staff, and are not sent meanwhile', async () => {
      await hold('m1', { parts: 2 });
      expect(await states('q-m1')).toEqual(['held', 'held']);
      expect([await nextKey(), await outbox().begin('key-m1-1', 3000)]).toEqual([null, false]);
      const due = { channels: ['web'], now: 9_000_000_000_000, limit: 10 };
      expect(await outbox().dueConversations(due)).toEqual([]);
      expect(await subject.stores.outcomes.listReviewItems(10)).toMatchObject([
        { kind: 'assist-draft', outcomeId: 'q-m1', messageId: 'm1', answer: outcome().answer },
      ]);
    });

    it('are listed for their conversation, oldest first, no more than asked for', async () => {
      await hold('m2', { settledAt: 3000 });
      await hold('m1', { settledAt: 2000, parts: 2 });
      await hold('elsewhere', { conversation: { channel: 'web', id: 'Group-1' } });
      const keys = async (limit: number) => (await outbox().heldIn(group, limit)).map(({ sendKey }) => sendKey);
      expect(await keys(10)).toEqual(['key-m1-1', 'key-m1-2', 'key-m2-1']);
      expect(await keys(1)).toEqual(['key-m1-1']);
      expect((await outbox().heldIn(group, 1))[0]).toStrictEqual(await outbox().find('key-m1-1'));
      expect(await outbox().heldIn({ channel: 'feishu', id: 'group-1' }, 10)).toEqual([]);
    });

    it('can be sent after all, in their turn from then on and with the time that any reply has', async () => {
      await hold('m1', { parts: 2 });
      await inbox().claim(message('m2'));
      await inbox().settle(settlement('q-m2', { messageIds: ['m2'], settledAt: 6000 }));
      expect(await outbox().decideHeld('q-m1', decision('pending'))).toBe(true);
      expect(await states('q-m1')).toEqual(['pending', 'pending']);
      expect(await outbox().find('key-m1-1')).toMatchObject({ createdAt: 7000, nextAttemptAt: 7000, handed: null });
      expect(await nextKey()).toBe('send-q-m2');
      await outbox().finish('send-q-m2', { from: ['pending'], to: 'sent' });
      expect([await nextKey(), await outbox().begin('key-m1-1', 7500), await reviewed()]).toEqual([
        'key-m1-1',
        true,
        [],
      ]);
    });

    it('keep what a member of staff sent in their place', async () => {
      await hold('m1', { parts: 2 });
      expect(await outbox().decideHeld('q-m1', decision('handed', { text: strangeText }))).toBe(true);
      const handed = { text: strangeText, by: '护士长 "王"' };
      expect(await outbox().itemsOf('q-m1')).toMatchObject([
        { state: 'handed', handed, text: 'part 1 of m1', createdAt: 2000 },
        { state: 'handed', handed, text: 'part 2 of m1', createdAt: 2000 },
      ]);
      expect([await nextKey(), await reviewed()]).toEqual([null, []]);
    });

    it('keep their own words when these were sent unchanged', async () => {
      await hold('m1', { parts: 2 });
      await outbox().decideHeld('q-m1', decision('handed'));
      const items = await outbox().itemsOf('q-m1');
      expect(items.map(({ handed }) => handed?.text)).toEqual(['part 1 of m1', 'part 2 of m1']);
    });

    it('can be dropped', async () => {
      await hold('m1', { parts: 2 });
      expect(await outbox().decideHeld('q-m1', decision('cancelled'))).toBe(true);
      expect([await states('q-m1'), await reviewed()]).toEqual([['cancelled', 'cancelled'], []]);
      expect((await outbox().find('key-m1-1'))?.handed).toBeNull();
    });

    it('are decided on once, whoever is first', async () => {
      await hold('m1');
      const decisions = await Promise.all(
        (['pending', 'handed', 'cancelled', 'pending', 'handed'] as const).map((to, index) =>
          outbox().decideHeld('q-m1', decision(to, { text: `text ${index}` })),
        ),
      );
      expect(decisions.filter(Boolean)).toHaveLength(1);
      expect(await outbox().decideHeld('q-m1', decision('cancelled'))).toBe(false);
      expect(await states('q-m1')).toEqual([
        ['pending', 'handed', 'cancelled', 'pending', 'handed'][decisions.indexOf(true)],
      ]);
    });

    it('leave others alone, and what is not held', async () => {
      await hold('m1');
      await hold('m2', { settledAt: 2001 });
      await inbox().claim(message('m3'));
      await inbox().settle(settlement('q-m3', { messageIds: ['m3'], review: 'review-zone', settledAt: 1000 }));
      expect(await outbox().decideHeld('q-m3', decision('cancelled'))).toBe(false);
      expect(await outbox().decideHeld('unknown', decision('pending'))).toBe(false);
      await outbox().decideHeld('q-m1', decision('cancelled'));
      expect([await states('q-m2'), await states('q-m3')]).toEqual([['held'], ['pending']]);
      expect(await reviewed()).toEqual(['assist-draft q-m2', 'review-zone q-m3']);
    });

    it('are dropped when the question is taken back, with what a person had to look at', async () => {
      await hold('m1', { parts: 2 });
      expect((await outbox().withdraw('q-m1', 5000)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
      expect(await reviewed()).toEqual([]);
      expect(await outbox().decideHeld('q-m1', decision('pending'))).toBe(false);
    });

    it('or are taken back at the same moment: nothing is sent then', async () => {
      for (let round = 0; round < 10; round += 1) {
        await hold(`m${round}`);
        const [, [item]] = await Promise.all([
          outbox().decideHeld(`q-m${round}`, decision('pending')),
          outbox().withdraw(`q-m${round}`, 5000),
        ]);
        expect(item?.state).toBe('cancelled');
        expect(await states(`q-m${round}`)).toEqual(['cancelled']);
      }
    });

    it('of a question that was taken back while it was written are dropped', async () => {
      await inbox().claim(message('m1'));
      await outbox().openDraft(pendingDraft('draft', { questionId: 'q1' }));
      await outbox().withdraw('q1', 1800);
      await inbox().settle(settlement('q1', { deliveries: [delivery('late')], isHeld: true }));
      expect(await states('q1')).toEqual(['cancelled', 'cancelled']);
    });

    it('can be replies that were on their way but may not be sent now', async () => {
      await inbox().claim(message('m1'));
      await inbox().settle(settlement('q-m1', { deliveries: [delivery('key')] }));
      await outbox().begin('key', 2500);
      await outbox().finish('key', { from: ['sending'], to: 'pending', nextAttemptAt: 2600 });
      const review = { kind: 'assist-draft' as const, reason: 'account-warned', createdAt: 3000 };
      const freezes = [1, 2, 3].map(() => outbox().finish('key', { from: ['pending'], to: 'held', review }));
      expect((await Promise.all(freezes)).filter(Boolean)).toHaveLength(1);
      expect([await nextKey(), await reviewed()]).toEqual([null, ['assist-draft q-m1']]);
      expect(await subject.stores.outcomes.listReviewItems(10)).toMatchObject([
        { reason: 'account-warned', detail: null },
      ]);
      await outbox().decideHeld('q-m1', decision('pending'));
      expect(await outbox().find('key')).toMatchObject({ state: 'pending', attempts: 0, firstAttemptAt: null });
      expect(await reviewed()).toEqual([]);
    });

    it('are kept with their message until somebody decided, and not much longer', async () => {
      await hold('m1');
      const [item] = await subject.stores.outcomes.listReviewItems(1);
      await subject.stores.outcomes.closeReviewItem(item?.id ?? '', 3000);
      expect(await inbox().deleteSettled(9000, 10)).toBe(0);
      await outbox().decideHeld('q-m1', decision('handed'));
      expect(await inbox().deleteSettled(9000, 10)).toBe(1);
      expect(await outbox().find('key-m1-1')).toBeNull();
    });
  });

  describe('the latest replies', () => {
    it('are those of the conversation in these states, newest first', async () => {
      const made: [string, SendState, number][] = [
        ['a', 'sent', 3000],
        ['b', 'handed', 5000],
        ['c', 'sent', 5000],
        ['d', 'cancelled', 6000],
        ['e', 'sent', 1000],
      ];
      for (const [id, state, settledAt] of made) {
        await hold(id, { settledAt });
        await outbox().finish(`key-${id}-1`, { from: ['held'], to: state });
      }
      await hold('elsewhere', { settledAt: 9000, conversation: { channel: 'web', id: 'Group-1' } });
      const keys = async (wanted: readonly SendState[], limit: number) =>
        (await outbox().latest(group, wanted, limit)).map(({ sendKey }) => sendKey);
      expect(await keys(['sent', 'handed', 'sent'], 10)).toEqual(['key-c-1', 'key-b-1', 'key-a-1', 'key-e-1']);
      expect(await keys(['sent', 'handed'], 2)).toEqual(['key-c-1', 'key-b-1']);
      expect(await keys(['held'], 2)).toEqual([]);
      expect(await keys([], 2)).toEqual([]);
      expect((await outbox().latest(group, ['sent'], 1))[0]).toStrictEqual(await outbox().find('key-c-1'));
    });
  });
}
