import { z } from 'zod';

const chatConfig = z
  .object({
    /** Of any OpenAI-compatible endpoint. Not set: answers are quoted from the passages. */
    baseUrl: z.url({ protocol: /^https?$/, error: 'a URL that starts with http:// or https://' }).optional(),
    model: z.string().min(1).optional(),
    apiKey: z.string().min(1).optional().meta({ secret: true }),
    timeoutSeconds: z.number().positive().max(600).default(30),
  })
  .refine((chat) => chat.baseUrl === undefined || chat.model !== undefined, {
    path: ['model'],
    error: 'the name of a model, because baseUrl is set',
  });

/** The models that may be asked, each on its own endpoint. */
export const modelsConfig = z.object({ chat: chatConfig });
export type ModelsConfig = z.output<typeof modelsConfig>;
