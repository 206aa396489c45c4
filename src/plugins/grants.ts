import { isPublicName } from './host-names';
import type { PluginEntry } from './plugins.config';
import type { PluginManifest } from './plugin-manifest';

/** What a plugin may do. */
export interface Grants {
  hosts: readonly string[];
  environment: readonly string[];
  ownOrigins: readonly string[];
}

export interface GrantedOrMissing {
  grants: Grants;
  /** What it asks for and was not given, each with what to write. */
  missing: readonly string[];
}

/**
 * What of its manifest's permissions a plugin has. A shipped one was looked at by whoever ships it, and has them all; for
 * any other the admin names each. A host that the admin wrote into the plugin's configuration is granted by that,
 * except one of the admin's own network, which nobody reaches by accident.
 */
export function grantsFor(
  manifest: Pick<PluginManifest, 'permissions'>,
  {
    grant,
    configuration,
    isShipped,
  }: { grant: PluginEntry['grant']; configuration: Readonly<Record<string, unknown>>; isShipped: boolean },
): GrantedOrMissing {
  const { hosts, environment, hostsFrom } = manifest.permissions;
  const named = hostsFrom.flatMap((option) => hostsIn(configuration[option]));
  const missing = [
    ...(isShipped ? [] : missingIn('hosts', hosts, grant.hosts)),
    ...(isShipped ? [] : missingIn('environment', environment, grant.environment)),
    ...missingIn(
      'ownOrigins',
      named.flatMap(({ ownOrigin }) => ownOrigin ?? []),
      grant.ownOrigins,
    ),
  ];
  return {
    grants: {
      hosts: [...hosts, ...named.flatMap((name) => name.hosts)],
      environment,
      ownOrigins: named.flatMap(({ ownOrigin }) => ownOrigin ?? []),
    },
    missing,
  };
}

const missingIn = (list: string, wanted: readonly string[], given: readonly string[]): string[] =>
  [...new Set(wanted)]
    .filter((one) => !given.includes(one))
    .map((one) => `${one} is not granted: add it to grant.${list}, or leave the plugin out`);

interface NamedHosts {
  hosts: string[];
  ownOrigin: string | null;
}

/** An address names its host, a domain all below it, too. What is neither names none. */
function hostsIn(value: unknown): NamedHosts[] {
  if (Array.isArray(value)) return value.flatMap(hostsIn);
  if (typeof value !== 'string' || value === '') return [];
  const text = value.toLowerCase();
  if (!/^https?:\/\//.test(text)) return isPublicName(text) ? [{ hosts: [text, `*.${text}`], ownOrigin: null }] : [];
  if (!URL.canParse(text)) return [];
  const { hostname, port, origin } = new URL(text);
  const isPublic = port === '' && isPublicName(hostname);
  return [isPublic ? { hosts: [hostname], ownOrigin: null } : { hosts: [], ownOrigin: origin }];
}
