import { z } from 'zod';

/** Where the pages and the API listen, and what of them is public. */
export const serverConfig = z
  .object({
    host: z.string().min(1).default('127.0.0.1'),
    /** 0 takes any free port. */
    port: z.int().min(0).max(65535).default(3210),
    /** What opens the page. Not set: one is made at start and printed once. */
    startToken: z.string().min(16).optional().meta({ secret: true }),
    publicHost: z.string().min(1).default('127.0.0.1'),
    /** Serves webhooks and source pages and nothing else. Not set: there is no such listener. 0 takes any free port. */
    publicPort: z.int().min(0).max(65535).optional(),
    /** Under which members reach the public listener. Not set: answers bear no links. */
    publicUrl: z.url({ protocol: /^https?$/, error: 'a URL that starts with http:// or https://' }).optional(),
    /** Signs the links to source pages. */
    linkSecret: z.string().min(32).optional().meta({ secret: true }),
    /** How long a link to a source page works. */
    linkDays: z.int().min(1).max(3650).default(30),
  })
  .refine(({ publicUrl, linkSecret }) => publicUrl === undefined || linkSecret !== undefined, {
    path: ['publicUrl'],
    error: 'a URL only together with a secret of at least 32 characters in FENNELBEAN_SERVER__LINK_SECRET',
  });
export type ServerConfig = z.output<typeof serverConfig>;
