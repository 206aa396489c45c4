import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import { languageOf } from '../text/language';

const sorry = {
  zh: '抱歉，我这边出了点问题，已经告诉管理员了，请稍后再问。',
  en: 'Sorry, something went wrong on my side. The admin has been told; please ask again later.',
};

/** What an unexpected error ends in: silence in the group, or one kind line to a member who called the bot. */
export function failureOutcome({ text, mentionsBot }: Message): Outcome {
  return {
    kind: 'failed',
    reason: 'internal-error',
    answer: mentionsBot ? { text: sorry[languageOf(text)], citations: [], writer: 'fixed' } : null,
    trace: {
      question: { text, matchText: '', mentionsBot },
      stages: [],
      verdict: null,
      evidence: [],
      failedRetrievers: [],
      fallback: null,
      tokens: null,
    },
  };
}
