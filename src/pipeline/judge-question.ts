import type { AssistantSnapshot } from '../core/ports/passage-index';
import type { Question } from '../core/question';
import type { Verdict } from '../core/verdict';
import { holdsPair } from './knowledge-view';

/**
 * The gate's verdict on the complete question. What an admin listed as bad is what members write, so it holds for the
 * text as written. A question to which an answer was approved is listed as good by that.
 */
export function judgeQuestion(
  { gate, similarPairs }: Pick<AssistantSnapshot, 'gate' | 'similarPairs'>,
  { text, rewritten, matchText, files = [] }: Question,
): Verdict {
  const isAboutFile = files.length > 0;
  if (rewritten !== null && text.trim() !== '') {
    const asWritten = gate.judge(text);
    if (asWritten.reason === 'listed-bad') return asWritten;
  }
  const verdict = gate.judge(matchText);
  if (isAboutFile && verdict.reason !== 'listed-bad') return { ...verdict, decision: 'accept', reason: 'posted-file' };
  const isApproved =
    verdict.decision !== 'accept' && verdict.reason !== 'listed-bad' && holdsPair({ similarPairs }, matchText);
  return isApproved ? { ...verdict, decision: 'accept', reason: 'listed-good' } : verdict;
}
