import { z } from 'zod';

/** How messages are made ready for matching. */
export const preprocessConfig = z.object({
  /** By which members call the bot; "@name" is taken out of a question. */
  botNames: z.array(z.string().trim().min(1)).min(1).default(['Fennelbean', '茴香豆', '机器人']),
  /** Of a message, in matching; the rest is kept but not matched. */
  maxCharacters: z.int().min(200).max(20000).default(2000),
  /** Of the talk before, by which a question that leans on it is completed; 0: none. */
  contextMessages: z.int().min(0).max(50).default(12),
  /** Which a chat model may take to complete a question, where one is configured; then the rules serve. */
  rewriteSeconds: z.number().min(1).max(60).default(8),
  /** Files that members post with a question about them. */
  files: z
    .object({
      /** False: they are left alone. */
      enabled: z.boolean().default(true),
      /** Of one file. */
      maxMegabytes: z.number().positive().max(100).default(20),
      /** Then its text is forgotten. */
      keepHours: z.number().positive().max(720).default(24),
    })
    .prefault({}),
});
type Options = z.output<typeof preprocessConfig>;
export type PreprocessConfig = Readonly<Omit<Options, 'botNames'>> & { readonly botNames: readonly string[] };
