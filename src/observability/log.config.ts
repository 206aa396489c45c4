import { z } from 'zod';

export const logConfig = z.object({
  level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  format: z.enum(['text', 'json']).default('text'),
});
export type LogConfig = z.output<typeof logConfig>;
