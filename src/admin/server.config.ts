import { z } from 'zod';

/** Where the pages and the API listen. */
export const serverConfig = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  port: z.int().min(0).max(65535).default(3210),
  /** What opens the page. Not set: one is made at start and printed once. */
  startToken: z.string().min(16).optional().meta({ secret: true }),
});
export type ServerConfig = z.output<typeof serverConfig>;
