import { z } from 'zod';
import { PLUGIN_API, pluginKinds } from '../core/plugin';
import { objectSchema } from './configuration-schema';
import { isHostPattern } from './host-names';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const semver = /^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9a-z.-]{1,40})?$/i;
/** They change Node, the linker or the shell, or belong to the program itself. */
const RESERVED = /^(FENNELBEAN_|NODE_|LD_|DYLD_|npm_|PATH$|HOME$|SHELL$|TMPDIR$|OPENSSL_|SSL_)/i;

const line = z.string().trim().min(1).max(200);
const host = z.string().refine(isHostPattern, {
  error: 'the whole name of a public host, such as api.example.org, or *.example.org for all below it',
});
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'the name of a variable in capitals, such as SERPER_API_KEY')
  .refine((name) => !RESERVED.test(name), { error: "a variable of the plugin's own: this one is never given away" });

/** What `plugin.json` holds. */
export const pluginManifest = z
  .strictObject({
    /** Which version of the interface it is made for. */
    api: z.literal(PLUGIN_API, { error: `${PLUGIN_API}: this program has no other interface for plugins` }),
    name: z.string().max(40).regex(kebab, 'small letters and digits, words joined by hyphens, such as web-search'),
    version: z.string().regex(semver, 'three numbers, such as 1.0.0'),
    title: z.strictObject({ zh: line, en: line }),
    kinds: z
      .array(z.enum(pluginKinds))
      .min(1)
      .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'each kind once' }),
    /** The JavaScript that is run, below the folder. */
    main: z
      .string()
      .max(200)
      .regex(/\.(js|cjs|mjs)$/, 'a file with .js, .cjs or .mjs')
      .refine((path) => !/^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)/i.test(path), {
        error: 'a path below the folder of the plugin',
      }),
    permissions: z
      .strictObject({
        hosts: z.array(host).max(50).default([]),
        environment: z.array(variable).max(20).default([]),
        /** Options whose values name more hosts: addresses, or domains with all below them. */
        hostsFrom: z.array(z.string()).max(10).default([]),
      })
      .prefault({}),
    configuration: objectSchema.prefault({ type: 'object' }),
    /** Of a document reader: the ends of the names of its files. */
    extensions: z
      .array(z.string().regex(/^\.[a-z0-9]{1,12}$/, 'a dot and small letters, such as .ics'))
      .min(1)
      .max(20)
      .optional(),
  })
  .superRefine(({ kinds, permissions, configuration, extensions }, context) => {
    const refuse = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message, input: undefined });
    };
    permissions.hostsFrom.forEach((option, at) => {
      if (!(option in configuration.properties)) refuse(['permissions', 'hostsFrom', at], 'an option of its own');
    });
    const readsDocuments = kinds.includes('document-reader');
    if (readsDocuments && !extensions) refuse(['extensions'], 'a list of endings, because it reads documents');
    if (!readsDocuments && extensions) refuse(['extensions'], 'nothing: it is no document-reader');
  });
export type PluginManifest = z.output<typeof pluginManifest>;
