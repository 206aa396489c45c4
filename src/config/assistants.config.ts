import { z } from 'zod';
import { type AssistantPolicy, audiences, defaultPolicy, pictureLeaves, sessionKinds } from '../core/assistant-policy';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const assistant = z.strictObject({
  name: z.string().regex(kebab, 'lower-case letters and digits, words joined by hyphens, such as patients'),
  /** What the group sees. */
  title: z.string().trim().min(1),
  language: z.enum(['zh', 'en']),
  /** Share of everyday chatter that may pass; not set: the gate's. */
  strictness: z.number().min(0.01).max(0.1).optional(),
  /** Who reads it; for patients it speaks plainly, bears the medical notice and gives no personal medicine. */
  audience: z.enum(audiences).optional(),
  /** Whether an accepted question that no source answers gets one line. */
  unknown: z.enum(['silent', 'line']).optional(),
  /** Whose words of before belong to a question. */
  session: z
    .strictObject({
      per: z.enum(sessionKinds).optional(),
      minutes: z.int().min(1).max(1440).optional(),
      tokens: z.int().min(0).max(20_000).optional(),
    })
    .optional(),
  /** Whether members' pictures may be sent to a model. */
  pictures: z.enum(pictureLeaves).optional(),
});

/** The assistants that groups can be bound to. */
export const assistantsConfig = z
  .array(assistant)
  .min(1)
  .refine((assistants) => new Set(assistants.map(({ name }) => name)).size === assistants.length, {
    error: 'assistants with names that differ',
  })
  .default([
    { name: 'patients', title: '慢病小助手', language: 'zh', audience: 'patients' },
    { name: 'research', title: '课题组助手', language: 'zh' },
  ]);
export type AssistantsConfig = z.output<typeof assistantsConfig>;

/** What holds for the assistant; what it does not say is as by default, and so is one that is not known. */
export function policyOf(
  assistants: readonly { readonly [Key in keyof AssistantsConfig[number]]: Readonly<AssistantsConfig[number][Key]> }[],
  name: string,
): AssistantPolicy {
  const found = assistants.find((assistant) => assistant.name === name);
  const { per, minutes, tokens } = { ...defaultPolicy.session, ...found?.session };
  return {
    audience: found?.audience ?? defaultPolicy.audience,
    unknown: found?.unknown ?? defaultPolicy.unknown,
    session: { per, minutes, tokens },
    pictures: found?.pictures ?? defaultPolicy.pictures,
  };
}
