import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { PluginView } from '../core/ports/plugin-view';
import { AskedPlugin } from './asked-plugin';
import { checkPlugin, describeProblem } from './check-plugin';
import { checkValue } from './configuration-schema';
import { type Grants, grantsFor } from './grants';
import { InProcessRuntime } from './in-process-runtime';
import type { PluginSettings } from './plugin-context';
import type { PluginHostOptions } from './plugin-host-options';
import type { PluginManifest } from './plugin-manifest';
import type { RuntimeLimits } from './plugin-runtime';
import { servicesFor } from './plugin-services';
import type { PluginEntry } from './plugins.config';
import { ProcessRuntime } from './process-runtime';

/** A plugin that the configuration names, checked. */
export interface LoadedPlugin {
  /** What of its view does not change. */
  view: Omit<PluginView, 'state' | 'faults' | 'lastFault'>;
  /** Null where it is never asked: `standing` says why. */
  plugin: AskedPlugin | null;
  standing: 'asked' | 'disabled' | 'refused';
  extensions: readonly string[];
  /** Of a shipped one, which may hand out what cannot leave the process. */
  inProcess: InProcessRuntime | null;
  settings: PluginSettings;
}

const START_MILLISECONDS = 10_000;
const MAX_MEGABYTES = 512;

/** Names of the folders below that hold a manifest. */
export const shippedIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'plugin.json'))) : [];

/** Checks each entry without running anything of it; one that is refused does not stop the others. */
export function loadPlugins(options: PluginHostOptions): LoadedPlugin[] {
  const shipped = shippedIn(options.shippedFolder);
  const taken = new Set<string>();
  return options.entries.map((entry) => {
    const loaded = loadOne(entry, { ...options, shipped, taken });
    taken.add(loaded.view.name);
    if (loaded.standing === 'refused') {
      for (const problem of loaded.view.problems) {
        options.logger.error({ plugin: loaded.view.name, problem }, 'A plugin is refused');
      }
    }
    return loaded;
  });
}

type LoadOptions = PluginHostOptions & { shipped: readonly string[]; taken: ReadonlySet<string> };

function loadOne(entry: PluginEntry, options: LoadOptions): LoadedPlugin {
  const { shipped, shippedFolder } = options;
  const isShipped = entry.name !== undefined;
  if (isShipped && !shipped.includes(entry.name)) {
    const known = shipped.length > 0 ? shipped.join(', ') : 'none; npm run build makes them';
    return refused(entry, entry.name, [`there is no shipped plugin ${entry.name}; there are: ${known}`]);
  }
  const folder = isShipped ? join(shippedFolder, entry.name) : resolve(entry.path ?? '.');
  const checked = checkPlugin(folder);
  if (checked.status === 'refused') {
    return refused(entry, checked.name ?? basename(folder), checked.problems.map(describeProblem));
  }
  const { manifest } = checked;
  const configured = checkValue(manifest.configuration, entry.config);
  const configuration = configured.status === 'valid' ? configured.value : {};
  const { grants, missing } = grantsFor(manifest, { grant: entry.grant, configuration, isShipped });
  const problems = [
    ...clashes(manifest, { isShipped, ...options }),
    ...(configured.status === 'valid'
      ? []
      : configured.problems.map(({ key, message }) => `config.${key}: ${message}`)),
    ...missing,
    ...(isShipped || !manifest.kinds.includes('channel')
      ? []
      : ['plugin.json: kinds: a channel can be a shipped plugin only']),
  ];
  if (problems.length > 0) {
    return { ...refused(entry, manifest.name, problems), view: viewOf(entry, manifest, { grants, problems }) };
  }
  return running(entry, { manifest, grants, configuration, folder: checked.folder, main: checked.main }, options);
}

interface Sound {
  manifest: PluginManifest;
  grants: Grants;
  configuration: Readonly<Record<string, unknown>>;
  folder: string;
  main: string;
}

function running(entry: PluginEntry, sound: Sound, options: LoadOptions): LoadedPlugin {
  const { manifest, grants, folder, main } = sound;
  const { clock, logger, timings = {}, web } = options;
  const settings: PluginSettings = {
    configuration: sound.configuration,
    environment: Object.fromEntries(
      grants.environment.flatMap((name) => {
        const value = options.variable(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
  const limits: RuntimeLimits = {
    milliseconds: timings.callMilliseconds ?? entry.timeoutSeconds * 1000,
    startMilliseconds: timings.startMilliseconds ?? START_MILLISECONDS,
    megabytes: timings.megabytes ?? MAX_MEGABYTES,
  };
  const host = servicesFor(manifest.name, { client: web(grants), logger });
  const shared = { kinds: manifest.kinds, settings, host, limits };
  const inProcess =
    entry.name === undefined ? null : new InProcessRuntime({ ...shared, load: () => options.load(main) });
  const runtime = inProcess ?? new ProcessRuntime({ ...shared, folder, main, script: options.processScript });
  const { pauseMilliseconds } = timings;
  return {
    view: viewOf(entry, manifest, { grants, problems: [] }),
    plugin: entry.enabled ? new AskedPlugin({ name: manifest.name, runtime, clock, logger, pauseMilliseconds }) : null,
    standing: entry.enabled ? 'asked' : 'disabled',
    extensions: manifest.extensions ?? [],
    inProcess,
    settings,
  };
}

function clashes(
  { name }: PluginManifest,
  { isShipped, shipped, taken }: LoadOptions & { isShipped: boolean },
): string[] {
  if (taken.has(name)) return [`plugin.json: name: another plugin of the configuration is called ${name}`];
  return !isShipped && shipped.includes(name) ? [`plugin.json: name: a shipped plugin is called ${name}`] : [];
}

function viewOf(
  { name, assistants }: PluginEntry,
  manifest: PluginManifest,
  { grants, problems }: { grants: Grants; problems: readonly string[] },
): LoadedPlugin['view'] {
  return {
    name: manifest.name,
    title: manifest.title,
    version: manifest.version,
    origin: name === undefined ? 'outside' : 'shipped',
    kinds: manifest.kinds,
    assistants,
    granted: { hosts: [...grants.hosts, ...grants.ownOrigins], environment: grants.environment },
    problems,
  };
}

function refused({ name, assistants }: PluginEntry, called: string, problems: readonly string[]): LoadedPlugin {
  return {
    view: {
      name: called,
      title: null,
      version: null,
      origin: name === undefined ? 'outside' : 'shipped',
      kinds: [],
      assistants,
      granted: { hosts: [], environment: [] },
      problems,
    },
    plugin: null,
    standing: 'refused',
    extensions: [],
    inProcess: null,
    settings: { configuration: {}, environment: {} },
  };
}
