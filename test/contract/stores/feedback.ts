import type { Subject } from '../stores.contract';
import { message, settlement, strangeText } from './samples';

export function describeFeedback(subject: Subject): void {
  const feedback = () => subject.stores.feedback;
  const given = (memberId: string, changes: object = {}) =>
    ({ questionId: 'q1', memberId, kind: 'up', reason: null, at: 3000, ...changes }) as const;
  const report = (memberId: string, reason: string | null = strangeText, questionId = 'q1') =>
    feedback().report({ questionId, memberId, reason, at: 4000 });
  const reports = async () =>
    (await subject.stores.outcomes.listReviewItems(100)).map(({ kind, reason }) => [kind, reason]);

  const settleQuestion = async () => {
    await subject.stores.inbox.claim(message('m1'));
    await subject.stores.inbox.settle(settlement('q1'));
  };

  describe('feedback', () => {
    beforeEach(settleQuestion);

    it('is kept one per member, oldest first; the last one counts', async () => {
      expect(await feedback().put(given('b', { at: 3001 }))).toBe(true);
      expect(await feedback().put(given('a'))).toBe(true);
      expect(await feedback().put(given('A', { kind: 'down', reason: strangeText, at: 3002 }))).toBe(true);
      expect(await feedback().put(given('b', { kind: 'down', reason: 'not current', at: 3003 }))).toBe(true);
      expect(await feedback().of('q1')).toStrictEqual([
        given('a'),
        given('A', { kind: 'down', reason: strangeText, at: 3002 }),
        given('b', { kind: 'down', reason: 'not current', at: 3003 }),
      ]);
    });

    it('is taken twice when nothing changes', async () => {
      expect([await feedback().put(given('a')), await feedback().put(given('a'))]).toEqual([true, true]);
      expect(await feedback().of('q1')).toStrictEqual([given('a')]);
    });

    it('is refused for an unknown question', async () => {
      expect(await feedback().put(given('a', { questionId: 'Q1' }))).toBe(false);
      expect(await feedback().of('Q1')).toEqual([]);
    });
  });

  describe('a report', () => {
    beforeEach(settleQuestion);

    it('waits for a person, once per member and question', async () => {
      const long = '不对'.repeat(500);
      expect([await report('a', long), await report('a', 'again'), await report('b', null)]).toEqual([
        true,
        true,
        true,
      ]);
      expect((await reports()).sort()).toEqual([
        ['report', 'reported'],
        ['report', long],
      ]);
      const [item] = await subject.stores.outcomes.listReviewItems(1);
      expect(item).toMatchObject({ assistant: 'patients', outcomeId: 'q1', createdAt: 4000, messageId: 'm1' });
      expect(await feedback().of('q1')).toEqual([]);
    });

    it('is written once when it comes often at once', async () => {
      expect(await Promise.all(Array.from({ length: 10 }, () => report('a')))).toEqual(Array(10).fill(true));
      expect(await reports()).toHaveLength(1);
    });

    it('is refused for an unknown question', async () => {
      expect(await report('a', null, 'unknown')).toBe(false);
      expect(await reports()).toEqual([]);
    });
  });
}
