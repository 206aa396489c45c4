import type { Evidence } from '../../core/answer';
import { coverageOf, coveredWeight, type QuestionFocus } from './question-focus';
import { quotablePieces } from './quotable-pieces';

export interface RankedPiece {
  text: string;
  evidence: Evidence;
  /** Place of the evidence in its list, from 0. */
  rank: number;
  /** Place in the evidence, and the paragraph there. */
  order: number;
  paragraph: number;
  /** How far each part of the question is covered, by the piece or (less) by the headings above it. */
  coverage: Float64Array;
  /** The covered share of the question's weight, 0 to 1. */
  covered: number;
  score: number;
}

/** What only the title and headings above the piece cover: they say what it is about, not what it says. */
const HEADING_SHARE = 0.6;
/** What only the rest of its paragraph covers. */
const PARAGRAPH_SHARE = 0.3;
/** A sentence bearing a number is preferred where one is asked for. */
const AMOUNT_BONUS = 0.15;
/** The first evidence of the list is preferred over the last by this much. */
const RANK_SHARE = 0.2;

const AMOUNT = /\d|[一二三四五六七八九十百两半]+[个天次小分种克度年月周]/u;

const highest = (left: Float64Array, right: Float64Array, share: number): Float64Array =>
  left.map((value, at) => Math.max(value, share * (right[at] ?? 0)));

/** Every quotable piece of the evidence, best first. */
export function rankPieces(focus: QuestionFocus, evidence: readonly Evidence[]): RankedPiece[] {
  const pieces = evidence.flatMap((item, rank) =>
    piecesOf(focus, item, rank).map((piece) => ({
      ...piece,
      score: piece.score * (1 - (RANK_SHARE * rank) / evidence.length),
    })),
  );
  return pieces.sort((left, right) => right.score - left.score);
}

function piecesOf(focus: QuestionFocus, evidence: Evidence, rank: number): RankedPiece[] {
  const isPair = evidence.kind === 'qa-pair';
  const above = coverageOf(focus, [evidence.title, ...evidence.headingPath].join('\n'));
  // The question of a pair was approved with its answer: it says as much as the answer does.
  const aboveShare = isPair ? 1 : HEADING_SHARE;
  const pieces = quotablePieces(evidence.text);
  // An approved answer belongs together.
  const texts = isPair ? pieces.map((piece) => ({ ...piece, paragraph: 0 })) : pieces;
  const paragraphs = new Map<number, string>();
  for (const { text, paragraph } of texts) paragraphs.set(paragraph, (paragraphs.get(paragraph) ?? '') + text);
  const around = new Map([...paragraphs].map(([paragraph, text]) => [paragraph, coverageOf(focus, text)]));
  return texts.map(({ text, order, paragraph }) => {
    const own = highest(coverageOf(focus, text), above, aboveShare);
    const coverage = highest(own, around.get(paragraph) ?? own, PARAGRAPH_SHARE);
    const covered = coveredWeight(focus, coverage) / focus.total;
    const bonus = focus.asksAmount && AMOUNT.test(text) ? AMOUNT_BONUS : 0;
    return { text, evidence, rank, order, paragraph, coverage, covered, score: covered + bonus };
  });
}
