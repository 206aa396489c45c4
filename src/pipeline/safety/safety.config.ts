import { z } from 'zod';

const list = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, as in shipped');

/** Words that are not asked and not said here. */
export const wordsConfig = z.object({
  /** Names of the lists that hold for every assistant that `assistants` does not name. */
  lists: z.array(list).default(['shipped']),
  /** Where an assistant has lists of its own in their place. */
  assistants: z.array(z.strictObject({ assistant: z.string().min(1), lists: z.array(list) })).default([]),
  /** Folder with lists of one's own, a file <name>.txt each; they go before shipped ones of that name. */
  folder: z.string().min(1).default('words'),
});
export type WordsConfig = z.output<typeof wordsConfig>;

/** An endpoint that judges texts, beside the rules here. */
export const moderationConfig = z.object({
  /** Not set: none is asked. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  apiKey: z.string().min(1).meta({ secret: true }).optional(),
  model: z.string().min(1).optional(),
  /** Those that block; empty: whatever the endpoint flags does. */
  categories: z.array(z.string().min(1)).default([]),
  timeoutSeconds: z.number().min(0.5).max(60).default(5),
  /** What becomes of a text that could not be judged. */
  onFailure: z.enum(['block', 'pass']).default('block'),
});
export type ModerationConfig = z.output<typeof moderationConfig>;

/** Where a configuration names assistants, for the check that they exist. */
export const assistantsNamedByWords = ({
  assistants,
}: WordsConfig): { path: (string | number)[]; assistant: string }[] =>
  assistants.map(({ assistant }, at) => ({ path: ['assistants', at, 'assistant'], assistant }));
