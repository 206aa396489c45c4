import { z } from 'zod';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const assistant = z.strictObject({
  name: z.string().regex(kebab, 'lower-case letters and digits, words joined by hyphens, such as patients'),
  /** What the group sees. */
  title: z.string().trim().min(1),
  language: z.enum(['zh', 'en']),
  /** Share of everyday chatter that may pass; not set: the gate's. */
  strictness: z.number().min(0.01).max(0.1).optional(),
});

/** The assistants that groups can be bound to. */
export const assistantsConfig = z
  .array(assistant)
  .min(1)
  .refine((assistants) => new Set(assistants.map(({ name }) => name)).size === assistants.length, {
    error: 'assistants with names that differ',
  })
  .default([
    { name: 'patients', title: '慢病小助手', language: 'zh' },
    { name: 'research', title: '课题组助手', language: 'zh' },
  ]);
export type AssistantsConfig = z.output<typeof assistantsConfig>;
