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
  messages: readonly Message[],
  { reason, isExpected }: { reason: keyof typeof lines; isExpected: boolean },
): Outcome {
  const { text: asked, mentionsBot } = questionOf(messages);
  const text = lines[reason][languageOf(asked)];
  const isTold = mentionsBot || isExpected;
  return { ...emptyOutcome(messages), kind: 'failed', reason, answer: isTold ? fixed(text) : null };
}

/** What work comes to that was broken off by a member. */
export const stoppedOutcome = (messages: readonly Message[], reason: 'stopped' | 'message-recalled'): Outcome => ({
  ...emptyOutcome(messages),
  reason,
});

const fixed = (text: string) => ({ text, citations: [], writer: 'fixed' as const });

const questionOf = (messages: readonly Message[]) => ({
  text: messages.map(({ text }) => text).join('\n'),
  mentionsBot: messages.some(({ mentionsBot }) => mentionsBot),
});

/** What nothing has been done about so far. */
export const emptyOutcome = (messages: readonly Message[]): Outcome => ({
  kind: 'silent',
  reason: 'stopped',
  answer: null,
  trace: {
    question: { ...questionOf(messages), matchText: '' },
    stages: [],
    verdict: null,
    evidence: [],
    failedRetrievers: [],
    fallback: null,
    tokens: null,
  },
});
