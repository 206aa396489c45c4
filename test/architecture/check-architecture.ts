import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { findCycles } from './import-cycles';
import type { Area, ArchitectureRules } from './rules';
import { countLines, filesBelow, readSources, type Import, type SourceFile } from './source-files';

/** Everything that breaks a rule, each as a line that says what to change. Specs are exempt. */
export function checkArchitecture(root: string, rules: ArchitectureRules): string[] {
  const all = readSources(root, ['src', 'bench', 'plugins']);
  const files = all.filter(({ path }) => !isSpec(path));
  return [
    ...files.flatMap((file) => file.imports.flatMap((item) => checkImport(file, item, { root, rules }))),
    ...files.filter(({ path }) => path.startsWith('src/')).flatMap(({ path }) => checkArea(path, rules)),
    ...files.flatMap((file) => checkEnvironment(file, rules)),
    ...findCycles(files).map((cycle) => `import cycle: ${cycle.join(' → ')}`),
    ...checkSizes(root, rules),
  ].filter((line, index, lines) => lines.indexOf(line) === index);
}

interface Project {
  root: string;
  rules: ArchitectureRules;
}

function checkImport(file: SourceFile, item: Import, project: Project): string[] {
  const reason = item.target === null ? packageFault(file, item, project) : fileFault(file.path, item, project.rules);
  return reason === null ? [] : [`${file.path}:${item.line} imports ${item.target ?? item.specifier}: ${reason}`];
}

/** What is wrong with importing a file of the project; null when it is right. */
function fileFault(from: string, { target, typeOnly }: Import, rules: ArchitectureRules): string | null {
  const to = target ?? '';
  const separate = rules.apart.find((folder) => isBelow(from, folder) && isBelow(to, folder));
  if (separate !== undefined && subFolder(from, separate) !== subFolder(to, separate)) {
    // What lies in the folder itself is shared by its sub-folders.
    if (isFolderIn(from, separate) && isFolderIn(to, separate)) return `the folders of ${separate} stay apart`;
  }
  if (from.startsWith('plugins/')) return to.startsWith('plugins/') ? null : 'a plugin imports fennelbean/plugin only';
  if (from.startsWith('bench/')) return null;
  if (!to.startsWith('src/')) return 'sources import what lies in src/ only';
  if (isSpec(to)) return 'a spec is imported by nobody';
  if (isConfigSection(from)) {
    const own = isConfigSection(to) && folderOf(from) === folderOf(to);
    return own || areaOf(to) === 'core' ? null : 'a config section imports core and sections of its own folder only';
  }

  const area = rules.areas[areaOf(from)];
  if (!area || area.imports === 'everything') return null;
  if (areaOf(from) === areaOf(to)) {
    const isValue = isConfigSection(to) && !typeOnly && areaOf(from) !== 'config';
    return isValue ? 'a config section is imported as a type only' : null;
  }
  if (area.imports.includes(areaOf(to))) return null;
  if (area.imports.includes('use-cases') && to.endsWith('.use-case.ts')) return null;
  if (area.imports.includes('config-sections') && isConfigSection(to)) return null;
  return `${areaOf(from)} may import ${listOf(area)} only`;
}

/** What is wrong with importing a package or a module of Node; null when it is right. */
function packageFault(file: SourceFile, { specifier, typeOnly }: Import, { root, rules }: Project): string | null {
  const from = file.path;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (from.startsWith('plugins/')) {
    return specifier === 'fennelbean/plugin' || isBuiltin(specifier) ? null : 'a plugin imports fennelbean/plugin only';
  }
  const only = rules.areas[areaOf(from)]?.packages;
  if (from.startsWith('src/') && only && !only.includes(name)) {
    return `${areaOf(from)} may use ${only.length === 0 ? 'no package' : only.join(', ')} only`;
  }
  if (isConfigSection(from) && name !== 'zod') return 'a config section uses zod only';
  if (isBuiltin(specifier)) return null;
  const owner = rules.owners.find(({ packages }) => packages.some((pattern) => matches(name, pattern)));
  if (owner && !owner.folders.some((folder) => isBelow(from, folder))) {
    return `${name} is named in ${owner.folders.join(', ')} only`;
  }
  const isRuntime = from.startsWith('src/') && !typeOnly;
  return isRuntime && !dependenciesOf(root).has(name) ? `${name} is not among the dependencies of package.json` : null;
}

function checkArea(path: string, { areas }: ArchitectureRules): string[] {
  return areas[areaOf(path)]
    ? []
    : [`src/${areaOf(path)} has no rule: say in test/architecture/rules.ts what it may import`];
}

function checkEnvironment({ path, environmentReads }: SourceFile, { environmentReaders }: ArchitectureRules): string[] {
  if (environmentReaders.some((reader) => isBelow(path, reader))) return [];
  return environmentReads.map((line) => `${path}:${line} reads process.env: only ${environmentReaders.join(', ')} may`);
}

function checkSizes(root: string, { sized, longest }: ArchitectureRules): string[] {
  return sized
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => /\.([cm]?[jt]sx?|css)$/.test(path) && !isSpec(path))
    .flatMap((path) => {
      const lines = countLines(readFileSync(join(root, path), 'utf8'));
      return lines > longest ? [`${path} has ${lines} lines: at most ${longest}`] : [];
    });
}

function dependenciesOf(root: string): Set<string> {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return new Set();
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> };
  return new Set(Object.keys(dependencies));
}

/** `src/knowledge/split.ts` lies in `knowledge`, `src/main.ts` in `main.ts`. */
function areaOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function subFolder(path: string, folder: string): string {
  return path.slice(folder.length + 1).split('/')[0] ?? '';
}

function isFolderIn(path: string, folder: string): boolean {
  return path.slice(folder.length + 1).includes('/');
}

function isSpec(path: string): boolean {
  return /\.(full-)?spec\.tsx?$/.test(path);
}

function isConfigSection(path: string): boolean {
  return path.endsWith('.config.ts');
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function listOf({ imports }: Area): string {
  return imports === 'everything' || imports.length === 0 ? 'nothing else' : `itself and ${imports.join(', ')}`;
}
