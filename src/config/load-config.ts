import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { appConfig, fileOptions, type AppConfig } from './app-config';
import { ConfigError } from './config-error';
import { fileVariable, readEnvironment, type Environment } from './environment';
import { getIn, setIn } from './object-path';
import { optionsIn, pathName, sectionOf, sectionsIn, type Section } from './options';
import { rememberOrigins } from './origins';
import { problemsOf } from './schema-problems';
import type { Setting, Settings } from './settings';
import { readYamlFile } from './yaml-file';

export interface LoadConfigOptions {
  /** What `--config` names; it goes before FENNELBEAN_CONFIG. */
  file?: string;
  environment?: Environment;
  /** Relative paths are resolved against it. */
  workingDirectory?: string;
  /** What documents every option; it may be edited, or absent. */
  defaultFile?: string;
}

/** The program's own `config/default.yaml`, as seen from `src/config` and `dist/config` alike. */
export const defaultConfigFile = join(__dirname, '..', '..', 'config', 'default.yaml');

/** Built-in defaults, then `config/default.yaml`, then the given file, then the environment. Throws `ConfigError`. */
export function loadConfig({
  file,
  environment = process.env,
  workingDirectory = process.cwd(),
  defaultFile = defaultConfigFile,
}: LoadConfigOptions = {}): AppConfig {
  const root = sectionOf(appConfig);
  const given = file ?? environment[fileVariable] ?? '';
  const files = [...(existsSync(defaultFile) ? [defaultFile] : []), ...(given === '' ? [] : [given])];
  const layers: Settings[] = [
    ...files.map((name) => readYamlFile(resolve(workingDirectory, name), root, workingDirectory)),
    readEnvironment(environment, root),
  ];
  const effective = new Map(
    layers.flatMap(({ settings }) => settings).map((setting) => [pathName(setting.option.path), setting]),
  );

  const raw = assemble(root, [...effective.values()]);
  // The empty message leaves the wording to `problemsOf`, except where a schema brings its own.
  const parsed = appConfig.safeParse(raw, { error: () => '' });
  const issues = parsed.error?.issues ?? [];
  const problems = [
    ...layers.flatMap((layer) => layer.problems),
    ...issues.flatMap((issue) => problemsOf(issue, { raw, root, effective })),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  resolvePaths(parsed.data, workingDirectory);
  const config = freeze(parsed.data) as AppConfig;
  rememberOrigins(config, originsOf(effective, root));
  return config;
}

/** The settings as one object, in which every section exists so that its defaults apply. */
function assemble(root: Section, settings: readonly Setting[]): object {
  const raw = {};
  for (const { path } of sectionsIn(root)) setIn(raw, path, {});
  for (const { option, value } of settings) setIn(raw, option.path, value);
  return raw;
}

function resolvePaths(config: object, workingDirectory: string): void {
  for (const path of fileOptions) {
    const value = getIn(config, path);
    if (typeof value === 'string' && value !== ':memory:') setIn(config, path, resolve(workingDirectory, value));
  }
}

/** A value that equals the built-in default counts as the default, wherever it is repeated. */
function originsOf(effective: ReadonlyMap<string, Setting>, root: Section): ReadonlyMap<string, string> {
  const differing = optionsIn(root).flatMap(({ path, schema }): [string, string][] => {
    const setting = effective.get(pathName(path));
    if (!setting || isDeepStrictEqual(setting.value, schema.default)) return [];
    return [[pathName(path), setting.origin]];
  });
  return new Map(differing);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
