import type { Answer } from '../../../core/answer';

const MARK = /\s*\[(\d{1,3})\]/g;

/** The answer without some of its sentences; its sources are numbered anew by their first use. Null where no words are left. */
export function keepSentences(answer: Answer, sentences: readonly string[], unfit: ReadonlySet<number>): Answer | null {
  if (unfit.size === 0) return answer;
  const kept = sentences.filter((_sentence, at) => !unfit.has(at)).join('');
  if (!/[\p{L}\p{N}]/u.test(kept.replace(MARK, ''))) return null;
  const order: number[] = [];
  const text = kept
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(MARK, (mark, digits: string) => {
      const number = Number(digits);
      if (!answer.citations.some((citation) => citation.number === number)) return mark;
      if (!order.includes(number)) order.push(number);
      return mark.replace(digits, String(order.indexOf(number) + 1));
    });
  const citations = order.flatMap((number, at) => {
    const citation = answer.citations.find((one) => one.number === number);
    return citation ? [{ ...citation, number: at + 1 }] : [];
  });
  return { ...answer, text, citations };
}
