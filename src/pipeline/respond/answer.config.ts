import { z } from 'zod';

/** How long an answer may be, how much evidence goes into it, and whether a model looks at it again. */
export const answerConfig = z.object({
  maxCharacters: z.int().min(40).max(1000).default(120),
  maxPassages: z.int().min(1).max(10).default(3),
  /** A second call to a model, with the role `check`, for each composed answer. */
  checkWithModel: z.boolean().default(false),
});
/** What answers are written by; whether they are checked again is decided where the writer is made. */
export type AnswerConfig = Omit<z.output<typeof answerConfig>, 'checkWithModel'>;
