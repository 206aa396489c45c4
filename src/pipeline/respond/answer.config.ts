import { z } from 'zod';
import { LONGEST_ANSWER, MOST_PASSAGES } from './answer-limits';

/** How long an answer may be and how much evidence goes into it. */
export const answerConfig = z.object({
  maxCharacters: z.int().min(40).max(LONGEST_ANSWER).default(120),
  maxPassages: z.int().min(1).max(MOST_PASSAGES).default(3),
});
export type AnswerConfig = z.output<typeof answerConfig>;
