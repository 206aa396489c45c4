import type { MessageDetails } from '../../../src/core/message';
import type { Subject } from '../stores.contract';
import { message, outcome, settlement, strangeText } from './samples';

const plainDetails: MessageDetails = {
  kind: 'text',
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
};

export function describeOutcomes(subject: Subject): void {
  const failed = outcome({ kind: 'failed', reason: 'internal-error', answer: null });
  const settleForReview = async (index: number, settledAt: number) => {
    await subject.stores.inbox.claim(message(`m${index}`));
    await subject.stores.inbox.settle(
      settlement(`q${index}`, {
        messageIds: [`m${index}`],
        outcome: failed,
        deliveries: [],
        review: 'failure',
        settledAt,
      }),
    );
  };

  describe('outcomes', () => {
    it('are found by question, with its messages in order', async () => {
      const { inbox, outcomes } = subject.stores;
      for (const [index, id] of ['m3', 'm1', 'm2'].entries()) {
        await inbox.claim(message(id, { receivedAt: 1000 + index }));
      }
      await inbox.claim(message('alone'));
      await inbox.settle(settlement('q1', { messageIds: ['m1', 'm2', 'm3'] }));
      expect(await outcomes.findQuestion('q1')).toStrictEqual({
        questionId: 'q1',
        assistant: 'patients',
        outcome: outcome(),
        createdAt: 2000,
        conversation: { channel: 'web', id: 'group-1' },
        memberId: 'member-1',
        messageIds: ['m3', 'm1', 'm2'],
      });
      expect(await outcomes.findQuestion('Q1')).toBeNull();
    });
  });

  describe('review items', () => {
    it('wait for a person, newest first', async () => {
      for (const [index, at] of [1000, 3000, 2000, 2000].entries()) await settleForReview(index, at);
      const items = await subject.stores.outcomes.listReviewItems(3);
      expect(items.map(({ outcomeId }) => outcomeId)).toEqual(['q1', 'q3', 'q2']);
      expect(items[0]).toStrictEqual({
        id: items[0]?.id,
        kind: 'failure',
        assistant: 'patients',
        outcomeId: 'q1',
        reason: 'internal-error',
        detail: null,
        createdAt: 3000,
        messageId: 'm1',
        conversation: { channel: 'web', id: 'group-1' },
        groupName: null,
        member: { id: 'member-1', name: '王阿姨😀' },
        sentAt: 995,
        text: '血压多少算高？',
        answer: null,
      });
    });

    it('bear the question and its last message, whatever order they were handed over in', async () => {
      const { inbox, outcomes } = subject.stores;
      for (const [index, id] of ['m3', 'm1', 'm2'].entries()) {
        const details = { ...plainDetails, groupName: `group of ${id}` };
        await inbox.claim(message(id, { receivedAt: 1000 + index, member: { id, name: `name of ${id}` }, details }));
      }
      const asked = outcome({ kind: 'review', reason: 'near-threshold', answer: null });
      const question = { text: strangeText, matchText: '血压', mentionsBot: false };
      const review = {
        messageIds: ['m2', 'm3', 'm1'],
        outcome: { ...asked, trace: { ...asked.trace, question } },
        deliveries: [],
        review: 'review-zone' as const,
      };
      await inbox.settle(settlement('q1', review));
      expect(await outcomes.listReviewItems(10)).toMatchObject([
        {
          kind: 'review-zone',
          messageId: 'm2',
          groupName: 'group of m2',
          member: { id: 'm2', name: 'name of m2' },
          text: strangeText,
        },
      ]);
      expect((await outcomes.findByMessage('m2'))?.questionId).toBe('q1');
    });

    it('bear what the settlement says beside the reason', async () => {
      const { inbox, outcomes } = subject.stores;
      const settled = { reviewDetail: strangeText, deliveries: [], outcome: failed };
      await inbox.claim(message('m1'));
      await inbox.settle(settlement('q1', { ...settled, review: 'candidate-pair' }));
      await inbox.claim(message('m2'));
      await inbox.settle(settlement('q2', { ...settled, messageIds: ['m2'], review: null }));
      expect(await outcomes.listReviewItems(10)).toMatchObject([
        { kind: 'candidate-pair', outcomeId: 'q1', detail: strangeText },
      ]);
    });

    it('are off the list once they are closed, which happens once', async () => {
      const { outcomes } = subject.stores;
      for (const [index, at] of [1000, 2000, 3000].entries()) await settleForReview(index, at);
      const [newest] = await outcomes.listReviewItems(1);
      const closings = await Promise.all([1, 2, 3].map((at) => outcomes.closeReviewItem(newest?.id ?? '', at)));
      expect(closings.filter(Boolean)).toHaveLength(1);
      expect(await outcomes.closeReviewItem('unknown', 4000)).toBe(false);
      expect((await outcomes.listReviewItems(2)).map(({ outcomeId }) => outcomeId)).toEqual(['q1', 'q0']);
    });
  });
}
