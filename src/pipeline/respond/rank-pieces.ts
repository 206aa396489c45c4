import type { Evidence } from '../../core/answer';
import type { Term } from '../../text/terms';
import { type QuestionFocus, sharedTerms, weightOf } from './question-focus';
import { quotablePieces } from './quotable-pieces';

export interface RankedPiece {
  text: string;
  evidence: Evidence;
  /** Place of the evidence in its list, and of the piece in the evidence; for putting pieces in reading order. */
  place: [number, number];
  shared: ReadonlySet<Term>;
  /** Share of the question's weight that the piece, with half of what its headings add, covers: 0 to 1. */
  coverage: number;
  score: number;
}

/** Terms that only the title and headings above the piece share count half: they say what it is about, not what it says. */
const HEADING_SHARE = 0.5;
/** A sentence bearing a number is preferred where one is asked for. */
const AMOUNT_BONUS = 0.08;
/** The first evidence of the list is preferred over the last by this much. */
const RANK_SHARE = 0.15;

/** Every quotable piece of the evidence, best first. */
export function rankPieces(focus: QuestionFocus, evidence: readonly Evidence[]): RankedPiece[] {
  const pieces = evidence.flatMap((item, rank) => piecesOf(focus, item, rank, evidence.length));
  return pieces.sort((left, right) => right.score - left.score);
}

function piecesOf(focus: QuestionFocus, evidence: Evidence, rank: number, count: number): RankedPiece[] {
  const headings = sharedTerms(focus, [evidence.title, ...evidence.headingPath].join('\n'));
  const rankFactor = 1 - (RANK_SHARE * rank) / Math.max(1, count);
  const texts = evidence.kind === 'qa-pair' ? [{ text: evidence.text, order: 0 }] : quotablePieces(evidence.text);
  return texts.map(({ text, order }) => {
    const shared = sharedTerms(focus, text);
    const added = [...headings].filter((term) => !shared.has(term));
    const covered = weightOf(focus, shared) + HEADING_SHARE * weightOf(focus, added);
    const coverage = focus.total > 0 ? covered / focus.total : 0;
    const bonus =
      focus.asksAmount && /\d|[一二三四五六七八九十百]+[个天次小时分钟种克度年月周]/u.test(text) ? AMOUNT_BONUS : 0;
    return { text, evidence, place: [rank, order], shared, coverage, score: (coverage + bonus) * rankFactor };
  });
}
