import type { Gate } from '../core/ports/passage-index';
import type { Question } from '../core/question';
import type { Verdict } from '../core/verdict';

/** The gate's verdict on the complete question. What an admin listed as bad is what members write, so it holds for the text as written. */
export function judgeQuestion(gate: Gate, { text, rewritten, matchText }: Question): Verdict {
  if (rewritten !== null && text.trim() !== '') {
    const asWritten = gate.judge(text);
    if (asWritten.reason === 'listed-bad') return asWritten;
  }
  return gate.judge(matchText);
}
