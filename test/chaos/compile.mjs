// Lays the program and this harness out as JavaScript, in a folder named after their sources, and prints its path. The
// program stands in `dist/`, as a build would put it; `src` points there, so that the harness finds it by its own name.
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const project = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(project, 'node_modules', '.cache', 'fennelbean-chaos');
const KEPT_MILLISECONDS = 86_400_000;
const copied = ['prompts', 'config'];

const filesBelow = (folder) =>
  readdirSync(join(project, folder), { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.name === 'node_modules') return [];
      return entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`];
    })
    .sort();

/** @returns {string} */
export function compileHarness() {
  const sources = ['src', 'test'].flatMap(filesBelow).filter((file) => !/spec\.ts$/.test(file));
  const contents = new Map(sources.map((file) => [file, readFileSync(join(project, file))]));
  const hash = createHash('sha256');
  for (const file of ['.swcrc', 'package.json', ...copied.flatMap(filesBelow)]) {
    hash.update(file).update(readFileSync(join(project, file)));
  }
  for (const [file, content] of contents) hash.update(file).update(content);
  const target = join(cache, hash.digest('hex').slice(0, 20));
  if (existsSync(target)) return target;

  removeOld();
  const draft = join(cache, `draft-${randomUUID()}`);
  const options = JSON.parse(readFileSync(join(project, '.swcrc'), 'utf8'));
  for (const [file, content] of contents) {
    const path = join(draft, file.replace(/^src\//, 'dist/'));
    mkdirSync(dirname(path), { recursive: true });
    if (!file.endsWith('.ts')) writeFileSync(path, content);
    else writeFileSync(path.replace(/\.ts$/, '.js'), compiled(join(project, file), content.toString(), options));
  }
  for (const folder of copied) cpSync(join(project, folder), join(draft, folder), { recursive: true });
  cpSync(join(project, 'package.json'), join(draft, 'package.json'));
  symlinkSync('dist', join(draft, 'src'), 'junction');
  symlinkSync(join(project, 'assets'), join(draft, 'assets'), 'junction');
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

const compiled = (filename, source, options) =>
  transformSync(source, { ...options, filename, swcrc: false, sourceMaps: 'inline' }).code;

function removeOld() {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}
