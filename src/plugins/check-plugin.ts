import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type PluginManifest, pluginManifest } from './plugin-manifest';

/** One thing that is wrong with a plugin's folder. */
export interface PluginProblem {
  /** Relative to the folder. */
  file: string;
  /** In the file, with dots; empty where it is the file itself. */
  key: string;
  /** What it has to be. */
  message: string;
}

export type CheckedPlugin =
  | { status: 'sound'; folder: string; main: string; manifest: PluginManifest }
  | { status: 'refused'; folder: string; name: string | null; problems: readonly PluginProblem[] };

const MANIFEST = 'plugin.json';
const MAX_MANIFEST_BYTES = 64 * 1024;
const MAX_ENTRIES = 5000;

export const describeProblem = ({ file, key, message }: PluginProblem): string =>
  `${file}${key === '' ? '' : `: ${key}`}: ${message}`;

/** Looks at a plugin's folder without running anything of it. Never throws. */
export function checkPlugin(folder: string): CheckedPlugin {
  const refused = (problems: readonly PluginProblem[], name: string | null = null): CheckedPlugin => ({
    status: 'refused',
    folder,
    name,
    problems,
  });
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return refused([{ file: '.', key: '', message: `there is no folder ${folder}` }]);
  }
  const root = realpathSync(folder);
  // Node takes lists of paths apart at commas, and a star for any name.
  if (/[,*]/.test(root)) return refused([{ file: '.', key: '', message: 'a path without commas and stars' }]);
  const read = readManifest(join(root, MANIFEST));
  if ('message' in read) return refused([{ file: MANIFEST, key: '', message: read.message }]);
  const parsed = pluginManifest.safeParse(read.value);
  const name = nameIn(read.value);
  if (!parsed.success) {
    return refused(
      parsed.error.issues.flatMap((issue) => {
        const path = issue.path.map(String);
        if (issue.code !== 'unrecognized_keys') {
          return [{ file: MANIFEST, key: path.join('.'), message: issue.message }];
        }
        return issue.keys.map((key) => ({ file: MANIFEST, key: [...path, key].join('.'), message: 'is no key of it' }));
      }),
      name,
    );
  }
  const problems = [...mainProblems(root, parsed.data.main), ...linkProblems(root)];
  if (problems.length > 0) return refused(problems, name);
  return { status: 'sound', folder: root, main: realpathSync(join(root, parsed.data.main)), manifest: parsed.data };
}

function readManifest(file: string): { value: unknown } | { message: string } {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return { message: 'there is none: it says what the plugin is and what it needs' };
  if (found.size > MAX_MANIFEST_BYTES) return { message: `at most ${MAX_MANIFEST_BYTES / 1024} KB` };
  try {
    return { value: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  } catch (error) {
    return { message: `no JSON: ${error instanceof SyntaxError ? error.message : 'it cannot be read'}` };
  }
}

function nameIn(value: unknown): string | null {
  const { name } = (typeof value === 'object' ? (value ?? {}) : {}) as { name?: unknown };
  return typeof name === 'string' && /^[a-z0-9-]{1,40}$/.test(name) ? name : null;
}

function mainProblems(root: string, main: string): PluginProblem[] {
  const refused = (message: string): PluginProblem[] => [{ file: MANIFEST, key: 'main', message }];
  if (!existsSync(join(root, main))) return refused(`there is no file ${main}`);
  const real = realpathSync(join(root, main));
  if (!isWithin(root, real)) return refused(`${main} is a link that leads out of the folder`);
  return statSync(real).isFile() ? [] : refused(`${main} is no file`);
}

/** What leads out of the folder would be readable to the plugin, wherever it leads. */
function linkProblems(root: string): PluginProblem[] {
  const waiting = [root];
  const problems: PluginProblem[] = [];
  let entries = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (++entries > MAX_ENTRIES) {
        return [{ file: '.', key: '', message: `at most ${MAX_ENTRIES} files: leave out what it does not need` }];
      }
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (leadsOut(root, path, entry)) {
        const file = relative(root, path).split(sep).join('/');
        problems.push({ file, key: '', message: 'is a link that leads out of the folder, or nowhere' });
      }
    }
  }
  return problems;
}

function leadsOut(root: string, path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  return !existsSync(path) || !isWithin(root, realpathSync(path));
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
