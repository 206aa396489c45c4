import { message } from '../../test/fakes/journey';
import { failureOutcome, stoppedOutcome } from './failure-outcome';

const unexpected = { reason: 'internal-error', isExpected: false } as const;

describe('failureOutcome', () => {
  it.each(['internal-error', 'deadline'] as const)('is silence to a group that expects nothing: %s', (reason) => {
    expect(failureOutcome([message()], { reason, isExpected: false })).toMatchObject({
      kind: 'failed',
      reason,
      answer: null,
      trace: { question: { text: '血压多少算高', mentionsBot: false }, stages: [], verdict: null },
    });
  });

  it.each([
    ['internal-error', '血压多少算高', '抱歉，我这边出了点问题，已经告诉管理员了，请稍后再问。'],
    [
      'internal-error',
      'is it high',
      'Sorry, something went wrong on my side. The admin has been told; please ask again later.',
    ],
    ['deadline', '血压多少算高', '抱歉，这个问题我没能及时查完，已经告诉管理员了，请稍后再问。'],
    [
      'deadline',
      'is it high',
      'Sorry, I could not finish this in time. The admin has been told; please ask again later.',
    ],
  ] as const)('is a kind line to who mentioned the bot or saw it at work: %s, %s', (reason, text, line) => {
    const answer = { text: line, citations: [], writer: 'fixed' };
    expect(failureOutcome([message({ text, mentionsBot: true })], { ...unexpected, reason }).answer).toEqual(answer);
    expect(failureOutcome([message({ text })], { reason, isExpected: true }).answer).toEqual(answer);
  });
});

describe('stoppedOutcome', () => {
  it.each(['stopped', 'message-recalled'] as const)('is silence, also to who mentioned the bot: %s', (reason) => {
    expect(stoppedOutcome([message({ mentionsBot: true })], reason)).toMatchObject({
      kind: 'silent',
      reason,
      answer: null,
      trace: { question: { mentionsBot: true } },
    });
  });
});
