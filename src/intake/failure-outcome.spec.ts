import { message } from '../../test/fakes/journey';
import { failureOutcome } from './failure-outcome';

describe('failureOutcome', () => {
  it('is silence to the group', () => {
    expect(failureOutcome(message())).toMatchObject({
      kind: 'failed',
      reason: 'internal-error',
      answer: null,
      trace: { question: { text: '血压多少算高', mentionsBot: false }, stages: [], verdict: null },
    });
  });

  it.each([
    ['血压多少算高', '抱歉，我这边出了点问题，已经告诉管理员了，请稍后再问。'],
    ['is it high', 'Sorry, something went wrong on my side. The admin has been told; please ask again later.'],
  ])('is a kind line to who mentioned the bot: %s', (text, line) => {
    expect(failureOutcome(message({ text, mentionsBot: true })).answer).toEqual({
      text: line,
      citations: [],
      writer: 'fixed',
    });
  });
});
