import type { Evidence } from '../../core/answer';
import { coverageOf, coveredWeight, type QuestionFocus } from './question-focus';
import { quotablePieces } from './quotable-pieces';

export interface RankedPiece {
  text: string;
  evidence: Evidence;
  /** Place of the evidence in its list, and of the piece in the evidence; for putting pieces in reading order. */
  place: [number, number];
  /** How far each part of the question is covered, by the piece or (less) by the headings above it. */
  coverage: Float64Array;
  /** The covered share of the question's weight, 0 to 1. */
  covered: number;
  score: number;
}

/** What only the title and headings above the piece cover: they say what it is about, not what it says. */
const HEADING_SHARE = 0.6;
/** A sentence bearing a number is preferred where one is asked for. */
const AMOUNT_BONUS = 0.1;
/** The first evidence of the list is preferred over the last by this much. */
const RANK_SHARE = 0.2;

const AMOUNT = /\d|[一二三四五六七八九十百]+[个天次小时分钟种克度年月周]/u;

/** Every quotable piece of the evidence, best first. */
export function rankPieces(focus: QuestionFocus, evidence: readonly Evidence[]): RankedPiece[] {
  const pieces = evidence.flatMap((item, rank) => piecesOf(focus, item, rank / Math.max(1, evidence.length)));
  return pieces.sort((left, right) => right.score - left.score);
}

function piecesOf(focus: QuestionFocus, evidence: Evidence, rank: number): RankedPiece[] {
  const isPair = evidence.kind === 'qa-pair';
  const above = coverageOf(focus, [evidence.title, ...evidence.headingPath].join('\n'));
  // The question of a pair was approved with its answer: it says as much as the answer does.
  const aboveShare = isPair ? 1 : HEADING_SHARE;
  const texts = isPair ? [{ text: evidence.text, order: 0 }] : quotablePieces(evidence.text);
  return texts.map(({ text, order }) => {
    const own = coverageOf(focus, text);
    const coverage = own.map((share, at) => Math.max(share, aboveShare * (above[at] ?? 0)));
    const covered = coveredWeight(focus, coverage) / focus.total;
    const bonus = focus.asksAmount && AMOUNT.test(text) ? AMOUNT_BONUS : 0;
    const score = (covered + bonus) * (1 - RANK_SHARE * rank);
    return { text, evidence, place: [Math.round(rank * 1000), order], coverage, covered, score };
  });
}
