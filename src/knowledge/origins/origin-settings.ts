import { z } from 'zod';

const LONGEST = 500;

/** Neither an option of git nor a way to name another reference. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[A-Za-z0-9][\w./-]{0,199}(?<![/.])$/;
/** With a name and without credentials: secrets do not belong into files. */
const REMOTE = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?\/[^\s\\\p{Cc}]+$/iu;
const LOCAL = /^(?:\.{1,2}\/|\/|[A-Za-z]:[\\/])[^\p{Cc}]*$/u;
const FOLDER = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:\p{Cc}]+$/u;

/** A text; `allowed` says which, after the words "must be". */
const text = (allowed: string, isAllowed: (value: string) => boolean = () => true) =>
  z
    .string({ error: allowed })
    .trim()
    .refine((value) => value !== '' && value.length <= LONGEST && isAllowed(value), { error: allowed });

const list = (allowed: string, isAllowed?: (value: string) => boolean) =>
  z
    .array(text(allowed, isAllowed), { error: allowed })
    .refine((values) => values.length > 0 && values.length <= 100, { error: allowed });

const number = (least: number, most: number, { whole }: { whole: boolean }) => {
  const allowed = `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
  const isAllowed = (value: number): boolean => value >= least && value <= most && (!whole || Number.isInteger(value));
  return z.number({ error: allowed }).refine(isAllowed, { error: allowed });
};

const isAddress = (value: string): boolean =>
  URL.canParse(value) && /^https?:\/\/[a-z0-9.-]+(?:[/?]|$)/i.test(value) && !/[\s\\]/.test(value);
const address = 'the whole address of a public page, such as https://docs.example.org/guide/, without port or password';
const addresses = 'a list of whole addresses, such as https://docs.example.org/guide/';

const name = text('a name of lower-case letters, digits and hyphens, at most 40 characters', (value) =>
  /^[a-z0-9][a-z0-9-]{0,39}$/.test(value),
);
const space = 'the id of a wiki space in quotes, such as "6946843325487906839"';

const git = z.strictObject({
  name,
  kind: z.literal('git'),
  repository: text(
    'an address that begins with https:// and holds no password, or the path of a local repository that begins with / or ./ or ../',
    (value) => REMOTE.test(value) || LOCAL.test(value),
  ),
  branch: text('the name of a branch or a tag', (value) => BRANCH.test(value)).optional(),
  folder: text('a folder within the repository, such as docs', (value) => FOLDER.test(value)).optional(),
  include: list('a list of patterns, such as "**/*.md"').optional(),
  /** With `{path}` in the place of a document's path. */
  pageUrl: text('an address with {path} in it', (value) => isAddress(value) && value.includes('{path}')).optional(),
});

const website = z
  .strictObject({
    name,
    kind: z.literal('website'),
    start: list(addresses, isAddress).optional(),
    sitemap: list(addresses, isAddress).optional(),
    within: list(addresses, isAddress).optional(),
    maxPages: number(1, 20_000, { whole: true }).default(500),
    delaySeconds: number(0.2, 60, { whole: false }).default(1),
  })
  .refine(({ start, sitemap }) => start !== undefined || sitemap !== undefined, {
    path: ['start'],
    error: `given, or sitemap; each is ${addresses}`,
  })
  .refine(({ start, sitemap, within }) => start !== undefined || sitemap === undefined || within !== undefined, {
    path: ['within'],
    error: `given where there is only a sitemap: what the pages lie below, ${addresses}`,
  });

const feishuWiki = z.strictObject({
  name,
  kind: z.literal('feishu-wiki'),
  space: text(space, (value) => /^\d{5,30}$/.test(value)),
  node: text('the token of a page, the last part of its address', (value) =>
    /^[A-Za-z0-9]{10,60}$/.test(value),
  ).optional(),
  /** Of `feishu.otherApps`; the one beside that list is `main`. */
  app: text('the name of an app of feishu.otherApps, or main').default('main'),
  /** Where people open the wiki, such as `https://example.feishu.cn`. */
  site: text(address, isAddress).optional(),
});

/** Where documents of a knowledge base come from beside its own folder, as its knowledge.yaml says. */
export const originsSchema = z
  .array(z.discriminatedUnion('kind', [git, website, feishuWiki], { error: 'git, website or feishu-wiki' }), {
    error: 'a list of origins, each with name and kind',
  })
  .superRefine((origins, context) => {
    origins.forEach((origin, index) => {
      if (origins.findIndex((other) => other.name === origin.name) === index) return;
      context.addIssue({ code: 'custom', path: [index, 'name'], message: 'a name that no other origin here has' });
    });
  });

export type OriginSettings = z.output<typeof originsSchema>[number];
