import type { PassageIndex } from '../../core/ports/passage-index';
import { distinctIndexTerms, type Term } from '../../text/terms';

const ASKS_AMOUNT =
  /多少|多久|多长|多高|多大|几[个天次小点分种克度片岁年月周]|第几|哪天|何时|什么时候|how (many|much|long|often|far)|when/iu;

/** What a question is about: its terms, each with how much it tells. */
export interface QuestionFocus {
  weights: ReadonlyMap<Term, number>;
  total: number;
  /** Whether a number or a time is asked for. */
  asksAmount: boolean;
}

export function focusOf(text: string, index: PassageIndex): QuestionFocus {
  const weights = new Map<Term, number>();
  let total = 0;
  for (const term of distinctIndexTerms(text)) {
    const weight = index.weightOf(term);
    if (weight <= 0) continue;
    weights.set(term, weight);
    total += weight;
  }
  return { weights, total, asksAmount: ASKS_AMOUNT.test(text) };
}

/** The terms of the focus that the text holds. */
export function sharedTerms(focus: QuestionFocus, text: string): Set<Term> {
  return new Set(distinctIndexTerms(text).filter((term) => focus.weights.has(term)));
}

export function weightOf(focus: QuestionFocus, terms: Iterable<Term>): number {
  let sum = 0;
  for (const term of terms) sum += focus.weights.get(term) ?? 0;
  return sum;
}
