import { z } from 'zod';

/** Part `enrich` of the section `knowledge`. */
export const enrichSchema = z.strictObject({
  graph: z
    .enum(['rules', 'model', 'off'])
    .default('rules')
    .describe('Who finds the things that documents speak of: built-in rules, the chat model, or nobody.'),
  summaries: z.boolean().default(false).describe('Whether the chat model writes a summary of each passage.'),
  questions: z
    .int()
    .min(0)
    .max(3)
    .default(0)
    .describe('How many questions the chat model writes that a passage answers.'),
  tokensPerDay: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(200_000)
    .describe('Tokens that all of this may take of the chat model on a day.'),
});

export type EnrichConfig = z.output<typeof enrichSchema>;
