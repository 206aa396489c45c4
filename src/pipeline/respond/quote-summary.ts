import type { Answer, Evidence } from '../../core/answer';
import { completeText, type Question } from '../../core/question';
import { asksForSummary } from '../../text/asks-for-summary';
import { centrality } from '../../text/central-texts';
import type { AnswerLimits } from './answer-limits';
import { citationsOf } from './citations';
import { quotablePieces } from './quotable-pieces';

/** Whether a posted file is asked for as a whole. */
export const wantsSummary = (question: Question): boolean =>
  (question.files ?? []).length > 0 && asksForSummary(completeText(question));

interface Sentence {
  text: string;
  evidence: Evidence;
  order: number;
  score: number;
}

/** Shorter ones are headings, captions and names. */
const LEAST_CHARACTERS = 12;

/** The sentences that have most in common with the whole, as they stand and in their order. */
export function quoteSummary(evidence: readonly Evidence[], { maxCharacters, maxPassages }: AnswerLimits): Answer {
  const pieces = evidence.flatMap((item) => quotablePieces(item.text).map(({ text }) => ({ text, evidence: item })));
  const whole = pieces.filter(({ text }) => text.length >= LEAST_CHARACTERS && text.length <= maxCharacters);
  const scores = centrality(whole.map(({ text }) => text));
  const sentences = whole.map((piece, order): Sentence => ({ ...piece, order, score: scores[order] ?? 0 }));
  const chosen: Sentence[] = [];
  let length = 0;
  for (const sentence of [...sentences].sort((left, right) => right.score - left.score)) {
    const cited = new Set([...chosen, sentence].map((one) => one.evidence));
    if (length + sentence.text.length > maxCharacters || cited.size > maxPassages) continue;
    chosen.push(sentence);
    length += sentence.text.length;
  }
  chosen.sort((left, right) => left.order - right.order);
  const cited = [...new Set(chosen.map((one) => one.evidence))];
  const text = cited
    .map(
      (item, at) =>
        `${chosen
          .filter((one) => one.evidence === item)
          .map((one) => one.text)
          .join(' ')}[${at + 1}]`,
    )
    .join('\n');
  return { text, citations: citationsOf(cited), writer: 'quote' };
}
