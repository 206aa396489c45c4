import { outcome } from '../../test/fakes/journey';
import type { FeedbackStore } from '../core/ports/feedback-store';
import type { OutboxItem, OutboxStore, SendState } from '../core/ports/outbox-store';
import type { OutcomeStore } from '../core/ports/outcome-store';
import type { WithdrawReply } from '../intake/withdraw-reply.use-case';
import { QuestionsController } from './questions.controller';

const conversation = { channel: 'feishu', id: 'oc_1' };
const part = (number: number, state: SendState) =>
  ({ body: { part: number, parts: 2 }, state, attempts: 1 }) as OutboxItem;

function controller({ withdrawn = true } = {}) {
  const asked: string[] = [];
  const known = { questionId: 'q1', assistant: 'patients', outcome: outcome(), conversation };
  const outcomes = { findQuestion: (id: string) => Promise.resolve(id === 'q1' ? known : null) };
  const outbox = { itemsOf: () => Promise.resolve([part(1, 'sent'), part(2, 'uncertain')]) };
  const feedback = { of: () => Promise.resolve([{ kind: 'down', reason: '过时' }]) };
  const reply = {
    withdraw: (id: string) => {
      asked.push(id);
      return Promise.resolve(withdrawn);
    },
  };
  const sut = new QuestionsController(
    outcomes as unknown as OutcomeStore,
    outbox as unknown as OutboxStore,
    feedback as unknown as FeedbackStore,
    reply as unknown as WithdrawReply,
  );
  return { sut, asked };
}

describe('QuestionsController', () => {
  it('tells how each part of the reply fared, and what members think of it', async () => {
    expect(await controller().sut.read('q1')).toEqual({
      questionId: 'q1',
      conversation,
      parts: [
        { part: 1, parts: 2, state: 'sent', attempts: 1 },
        { part: 2, parts: 2, state: 'uncertain', attempts: 1 },
      ],
      feedback: { up: 0, down: 1, reasons: [{ kind: 'down', reason: '过时', count: 1 }] },
    });
  });

  it.each([true, false])('takes a reply back, and says whether there was one: %s', async (withdrawn) => {
    const { sut, asked } = controller({ withdrawn });
    expect(await sut.withdraw('q1')).toEqual({ withdrawn });
    expect(asked).toEqual(['q1']);
  });

  it('knows no other question', async () => {
    const { sut, asked } = controller();
    await expect(sut.read('q2')).rejects.toMatchObject({ code: 'not-found' });
    await expect(sut.withdraw('q2')).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toEqual([]);
  });
});
