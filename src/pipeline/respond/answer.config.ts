import { z } from 'zod';

const LONGEST = 1000;
const MOST_PASSAGES = 10;

/** How long an answer may be and how much evidence goes into it. */
export const answerConfig = z.object({
  maxCharacters: z.int().min(40).max(LONGEST).default(120),
  maxPassages: z.int().min(1).max(MOST_PASSAGES).default(3),
});
export type AnswerConfig = z.output<typeof answerConfig>;

/** What holds for one answer. */
export interface AnswerLimits extends AnswerConfig {
  /** Whether sentences may follow that cover nothing new of the question. */
  isDetailed?: boolean;
}

/** For who wants more than the short answer: three times the length, twice the passages, and no more than may be configured. */
export const detailedLimits = ({ maxCharacters, maxPassages }: AnswerConfig): AnswerLimits => ({
  maxCharacters: Math.min(LONGEST, maxCharacters * 3),
  maxPassages: Math.min(MOST_PASSAGES, maxPassages * 2),
  isDetailed: true,
});
