import { z } from 'zod';

/** Names that mean a machine of one's own network, wherever they lead. */
const INTERNAL = /^(localhost|.*\.(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa))$/;
const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

const host = z
  .string()
  .trim()
  .toLowerCase()
  .refine((name) => NAME.test(name) && !INTERNAL.test(name), {
    error:
      'the whole name of a public host, such as mp.weixin.qq.com, without https:// and path; addresses, localhost and names of your own network are never read',
  });

/** The web pages that members link to. That only public addresses are connected to is no option. */
export const linksConfig = z.object({
  /** Off: of a shared card its title and description serve. */
  enabled: z.boolean().default(true),
  /** Exactly these names, not what lies below them. */
  allowedHosts: z.array(host).min(1).default(['mp.weixin.qq.com']),
  /** For a page in all, from the look-up of its name to its last byte. */
  timeoutSeconds: z.int().min(1).max(30).default(10),
  /** Of a page, unpacked. */
  maxMegabytes: z.int().min(1).max(10).default(5),
});
type Options = z.output<typeof linksConfig>;
export type LinksConfig = Readonly<Omit<Options, 'allowedHosts'>> & { readonly allowedHosts: readonly string[] };
