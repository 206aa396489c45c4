import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/, error: 'a URL that starts with http:// or https://' })
  .refine(
    (url) => new URL(url).pathname === '/' && new URL(url).search === '',
    'a URL of host and port, without a path',
  )
  .default('http://127.0.0.1:8000');

/** Section `vectors` of the configuration: where the vectors of passages are kept. Nothing is opened without an embedding model. */
export const vectorsConfig = z.object({
  store: z.enum(['embedded', 'chroma']).default('embedded'),
  /** Of the store `embedded`. A cache: it may be deleted, and is made anew from the database. */
  file: z.string().min(1).default('data/vectors.sqlite'),
  /** What was embedded before, for either store. Also a cache. */
  cacheFile: z.string().min(1).default('data/embedding-cache.sqlite'),
  /** Beyond it, what was not used for longest goes. */
  cacheMegabytes: z.int().min(10).max(100_000).default(1000),
  chroma: z.object({
    url: address,
    tenant: z.string().min(1).default('default_tenant'),
    /** Of this program alone: what it does not know there, under its own names, it removes. */
    database: z.string().min(1).default('default_database'),
    token: z.string().min(1).optional().meta({ secret: true }),
    /** Of one call. */
    timeoutSeconds: z.number().positive().max(600).default(15),
  }),
});
export type VectorsConfig = z.output<typeof vectorsConfig>;
