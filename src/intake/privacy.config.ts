import { z } from 'zod';

/** How personal data is kept apart, and what groups are told of it. */
export const privacyConfig = z.object({
  /** Seals what members wrote, and makes placeholders. Not set: a key file beside the database holds one. */
  key: z.string().min(32).optional().meta({ secret: true }),
  /** Deletes at start what was sealed with a key that is lost. */
  forgetSealed: z.boolean().default(false),
  /** How long what placeholders stand for is kept, and words as they were written. */
  keepRawHours: z.int().min(1).max(720).default(72),
  /** Whether a group is told, when the bot joins it, what is kept and how to opt out. */
  joinNotice: z.boolean().default(true),
});
export type PrivacyConfig = z.output<typeof privacyConfig>;
