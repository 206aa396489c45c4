import { FieldLogger } from '../../../../test/fakes/journey';
import type { OutgoingReply } from '../../../core/ports/channel';
import { systemClock } from '../../../observability/system-clock';
import { FeishuApiError } from '../api/feishu-api-error';
import { completeCard } from './complete-draft';

const refusal = new FeishuApiError({
  call: 'PUT cardkit/v1/cards/:id',
  stage: 'call',
  status: 400,
  code: 200860,
  network: null,
  retryAfter: null,
  logId: null,
});
const citation = { number: 1, evidenceId: 'e1', title: '手册', headingPath: ['诊断'], sources: [], reviewedOn: null };
const reply = {
  sendKey: 'k',
  body: {
    text: '高血压 [1]',
    citations: [{ ...citation, url: 'https://example.org/s/1' }],
    writer: 'model',
    language: 'zh',
    questionId: 'q1',
    part: 1,
    parts: 1,
  },
} as unknown as OutgoingReply;
const note = { cardId: 'c1', attempt: 0, openedAt: 0, messageId: 'om_1' };

/** Takes the nth card that it is offered. */
async function complete(taken: number): Promise<{ isComplete: boolean; offered: string[] }> {
  const offered: string[] = [];
  const api = {
    setCardSettings: () => Promise.resolve(),
    updateCard: (_id: string, card: string) =>
      offered.push(card) < taken ? Promise.reject(refusal) : Promise.resolve(),
    patch: () => Promise.resolve(),
  };
  const isComplete = await completeCard(reply, note, [], { api, clock: systemClock, logger: new FieldLogger() });
  return { isComplete, offered };
}

it('offers a card with plain sources when the first is refused, and none without sources', async () => {
  const { isComplete, offered } = await complete(2);
  expect(isComplete).toBe(true);
  expect(offered).toHaveLength(2);
  expect(offered[0]).toContain('https://example.org');
  expect(offered[1]).toContain('[1] 手册');
  expect(offered[1]).not.toContain('https://example.org');
});

it('leaves it to a post when both are refused', async () => {
  const { isComplete, offered } = await complete(3);
  expect([isComplete, offered.length]).toEqual([false, 2]);
});
