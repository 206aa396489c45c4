import { z } from 'zod';

/** How the admins on duty are told of an emergency. */
export const alarmsConfig = z.object({
  /** After so many minutes without a "taken note of" they are told again. */
  repeatMinutes: z.number().min(0.5).max(60).default(5),
  /** So often, at most. */
  repeats: z.int().min(0).max(20).default(3),
});
export type AlarmsConfig = z.output<typeof alarmsConfig>;
