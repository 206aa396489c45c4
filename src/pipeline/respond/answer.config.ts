import { z } from 'zod';

/** How long an answer may be and how much evidence goes into it. */
export const answerConfig = z.object({
  maxCharacters: z.int().min(40).max(1000).default(120),
  maxPassages: z.int().min(1).max(10).default(3),
});
export type AnswerConfig = z.output<typeof answerConfig>;
