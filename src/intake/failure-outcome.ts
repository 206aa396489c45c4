import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import { languageOf } from '../text/language';

const lines = {
  'internal-error': {
    zh: '抱歉，我这边出了点问题，已经告诉管理员了，请稍后再问。',
    en: 'Sorry, something went wrong on my side. The admin has been told; please ask again later.',
  },
  deadline: {
    zh: '抱歉，这个问题我没能及时查完，已经告诉管理员了，请稍后再问。',
    en: 'Sorry, I could not finish this in time. The admin has been told; please ask again later.',
  },
};

/**
 * What an unexpected error, or work that did not end, comes to: silence in the group, or one kind line to a member who
 * called the bot or has already seen that it works on the question.
 */
export function failureOutcome(
  message: Message,
  { reason, isExpected }: { reason: keyof typeof lines; isExpected: boolean },
): Outcome {
  const text = lines[reason][languageOf(message.text)];
  const isTold = message.mentionsBot || isExpected;
  return { ...emptyOutcome(message), kind: 'failed', reason, answer: isTold ? fixed(text) : null };
}

/** What work comes to that was broken off by a member. */
export const stoppedOutcome = (message: Message, reason: 'stopped' | 'message-recalled'): Outcome => ({
  ...emptyOutcome(message),
  reason,
});

const fixed = (text: string) => ({ text, citations: [], writer: 'fixed' as const });

const emptyOutcome = ({ text, mentionsBot }: Message): Outcome => ({
  kind: 'silent',
  reason: 'stopped',
  answer: null,
  trace: {
    question: { text, matchText: '', mentionsBot },
    stages: [],
    verdict: null,
    evidence: [],
    failedRetrievers: [],
    fallback: null,
    tokens: null,
  },
});
