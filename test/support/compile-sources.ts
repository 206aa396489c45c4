import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

export const projectFolder = join(__dirname, '..', '..');
const cache = join(projectFolder, 'node_modules', '.cache', 'fennelbean-test');
/** What an older state of the sources left is taken away after so long: another run may still use it. */
const KEPT_MILLISECONDS = 3_600_000;

let compiled: string | undefined;

/**
 * The program as `npm run build` would lay it out, made of the sources as they are now: a folder with `dist/` and what
 * belongs beside it. It is named after the content of the sources, so that unchanged ones are compiled once and runs
 * at the same time do not meet. The project's own `dist/` is left alone.
 */
export function compiledProgram(): string {
  compiled ??= compile();
  return compiled;
}

type ScriptName =
  | 'cli.js'
  | 'main.js'
  | 'build.worker.js'
  | 'app/pictures.child.js'
  | 'analytics/charts/chart.worker.js'
  | 'media/sound/silk.worker.js'
  | 'stores/vectors/embedded/vector-file.worker.js'
  | 'plugins/plugin.child.js';

export const compiledScript = (name: ScriptName): string => join(compiledProgram(), 'dist', name);

function compile(): string {
  const sources = [...filesBelow('src'), ...filesBelow('plugins')].filter((file) => !/\.(full-)?spec\.ts$/.test(file));
  const contents = new Map(sources.map((file) => [file, readFileSync(join(projectFolder, file))]));
  const target = join(cache, fingerprint(contents));
  if (existsSync(target)) return target;
  removeOld();

  const draft = join(cache, `draft-${randomUUID()}`);
  const options = JSON.parse(readFileSync(join(projectFolder, '.swcrc'), 'utf8')) as object;
  for (const [file, content] of contents) {
    const path = join(draft, file.startsWith('plugins/') ? `dist/${file}` : file.replace(/^src/, 'dist'));
    mkdirSync(dirname(path), { recursive: true });
    if (!file.endsWith('.ts')) {
      writeFileSync(path, content);
      continue;
    }
    const filename = join(projectFolder, file);
    const { code } = transformSync(content.toString(), { ...options, filename, swcrc: false, sourceMaps: false });
    writeFileSync(path.replace(/\.ts$/, '.js'), code);
  }
  for (const folder of ['prompts', 'config']) {
    cpSync(join(projectFolder, folder), join(draft, folder), { recursive: true });
  }
  copyFileSync(join(projectFolder, 'package.json'), join(draft, 'package.json'));
  for (const folder of ['web', 'assets']) symlinkSync(join(projectFolder, folder), join(draft, folder), 'junction');
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function fingerprint(contents: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const file of ['.swcrc', 'package.json', ...filesBelow('prompts'), ...filesBelow('config')]) {
    hash.update(file).update(readFileSync(join(projectFolder, file)));
  }
  for (const [file, content] of contents) hash.update(file).update(content);
  return hash.digest('hex').slice(0, 20);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(join(projectFolder, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();

function removeOld(): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}
