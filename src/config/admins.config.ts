import { z } from 'zod';

const admin = z.strictObject({
  /** Name of the channel on which the admin is reached, such as `feishu`. */
  channel: z.string().min(1),
  /** The admin's member id on that channel. */
  id: z.string().min(1),
  /** What the admin looks after, such as `owner` or `clinician`. */
  role: z.string().min(1).default('admin'),
  /** Whether urgent notices go to this admin. */
  duty: z.boolean().default(false),
});

/** Who is told when something waits for a person. */
export const adminsConfig = z
  .array(admin)
  .refine((admins) => new Set(admins.map(({ channel, id }) => JSON.stringify([channel, id]))).size === admins.length, {
    error: 'each channel and id once',
  })
  .default([]);
export type AdminsConfig = z.output<typeof adminsConfig>;
