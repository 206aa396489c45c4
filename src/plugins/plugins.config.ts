import { z } from 'zod';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text, {
    error: 'scheme, host and port alone, such as http://127.0.0.1:8080',
  });

const grant = z.strictObject({
  /** Of those that the manifest asks for. */
  hosts: z.array(z.string().min(1)).default([]),
  /** Names of environment variables, of those that the manifest asks for. */
  environment: z.array(z.string().min(1)).default([]),
  /** Origins of the admin's own network that the plugin's configuration names. */
  ownOrigins: z.array(origin).default([]),
});

const plugin = z
  .strictObject({
    /** Of a shipped plugin. */
    name: z.string().regex(kebab, 'the name of a shipped plugin, such as web-search').optional(),
    /** Folder of any other. */
    path: z.string().min(1).optional(),
    enabled: z.boolean().default(true),
    /** Names of the assistants that it serves. */
    assistants: z.array(z.string().min(1)).min(1),
    /** As the manifest's `configuration` says. */
    config: z.record(z.string(), z.unknown()).default({}),
    grant: grant.prefault({}),
    /** For one call. */
    timeoutSeconds: z.int().min(1).max(60).default(10),
  })
  .refine(({ name, path }) => (name === undefined) !== (path === undefined), {
    path: ['name'],
    error: 'either the name of a shipped plugin or the path of a folder',
  });

/** Section `plugins` of the configuration. */
export const pluginsConfig = z.array(plugin).default([]);
export type PluginsConfig = z.output<typeof pluginsConfig>;

export type PluginEntry = Readonly<Omit<PluginsConfig[number], 'assistants' | 'config' | 'grant'>> & {
  readonly assistants: readonly string[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly grant: Readonly<Record<'hosts' | 'environment' | 'ownOrigins', readonly string[]>>;
};

/** Every assistant that a plugin is to serve, with its place in the section. */
export const assistantsNamedByPlugins = (entries: PluginsConfig): { path: (string | number)[]; assistant: string }[] =>
  entries.flatMap(({ assistants }, at) =>
    assistants.map((assistant, index) => ({ path: [at, 'assistants', index], assistant })),
  );
