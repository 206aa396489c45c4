import { z } from 'zod';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const shared = {
  name: z.string().regex(kebab, 'lower-case letters and digits, words joined by hyphens, such as papers'),
  /** Names of the assistants whose groups may ask it. */
  assistants: z.array(z.string().min(1)).min(1),
  /** Whom it is for: no assistant of another audience may ask it. Absent: whatever its assistants are for. */
  audience: z.enum(['patients', 'professionals']).optional(),
  /** File that says what may be read and what it means. */
  description: z.string().min(1),
};

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('sqlite'),
    file: z.string().min(1),
    /** A Markdown list of papers that the file is filled from while there is none. */
    papers: z.string().min(1).optional(),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('mysql'),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.int().min(1).max(65_535).default(3306),
    user: z.string().min(1),
    database: z.string().min(1),
    /** Name of the environment variable that holds the password; not set: the user has none. */
    passwordVariable: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, such as CLINIC_PASSWORD')
      .optional(),
  }),
]);

/** The shipped sample; it serves nobody where there is no assistant of that name. */
const sample = {
  name: 'papers',
  assistants: ['research'],
  description: 'analytics/papers.yaml',
  kind: 'sqlite' as const,
  file: 'data/papers.sqlite',
  papers: 'analytics/papers/papers.md',
};

/** Section `analytics` of the configuration. */
export const analyticsConfig = z
  .object({
    /** Folder of the copies that SQLite sources are asked through. */
    copiesFolder: z.string().min(1).default('data/analytics'),
    /** Folder of the charts and tables that answers bear. */
    filesFolder: z.string().min(1).default('data/answer-files'),
    sources: z
      .array(source)
      .default([sample])
      .refine((sources) => new Set(sources.map(({ name }) => name)).size === sources.length, {
        error: 'sources with names that differ',
      }),
  })
  .prefault({});
export type AnalyticsConfig = z.output<typeof analyticsConfig>;
export type ConfiguredSource = AnalyticsConfig['sources'][number];

/** Every assistant that a source is to serve, with its place in the section; the sample is left out. */
export const assistantsNamedByAnalytics = ({
  sources,
}: AnalyticsConfig): { path: (string | number)[]; assistant: string }[] =>
  sources.flatMap((source, at) =>
    source.name === sample.name && source.description === sample.description
      ? []
      : source.assistants.map((assistant, index) => ({ path: ['sources', at, 'assistants', index], assistant })),
  );

/** Sources that name an assistant of another audience than theirs. @param audienceOf an assistant's, by name */
export const audiencesCrossed = (
  { sources }: AnalyticsConfig,
  audienceOf: (assistant: string) => string,
): { path: (string | number)[]; audience: string }[] =>
  sources.flatMap(({ assistants, audience }, at) =>
    assistants.flatMap((assistant, index) =>
      audience === undefined || audienceOf(assistant) === audience
        ? []
        : [{ path: ['sources', at, 'assistants', index], audience }],
    ),
  );
