import type { Evidence } from '../../core/answer';
import type { QuestionFocus } from './question-focus';
import { type RankedPiece, rankPieces } from './rank-pieces';

/** Weight of words that are surely about something. */
const FULL_SUBSTANCE = 4;

export interface AnsweredInput {
  focus: QuestionFocus;
  /** Of a text that asks several things. */
  parts: readonly QuestionFocus[];
  evidence: readonly Evidence[];
  /** Of the evidence, for the whole text. */
  ranked: readonly RankedPiece[];
  /** Whether little substance is held against it: what nobody let through may be about hardly anything, which is soon covered. */
  isStrict: boolean;
}

/** How much of what is asked the best sentence covers, 0 to 1; of several questions in one, the one that is covered best. */
export function answeredShare({ focus, parts, evidence, ranked, isStrict }: AnsweredInput): number {
  const shareOf = ({ total }: QuestionFocus, pieces: readonly RankedPiece[]): number =>
    Math.max(0, ...pieces.map(({ covered }) => covered)) * (isStrict ? Math.min(1, total / FULL_SUBSTANCE) : 1);
  return Math.max(shareOf(focus, ranked), ...parts.map((part) => shareOf(part, rankPieces(part, evidence))));
}
