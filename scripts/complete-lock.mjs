// npm writes a lock without the builds for platforms whose packages the registry in reach does not serve, and
// `npm ci` then refuses it. This adds the missing optional entries. With --check it only says whether any is missing.
import { readFileSync, writeFileSync } from 'node:fs';

const checkOnly = process.argv.includes('--check');
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Whether `name` is locked for a package at `from`, looking outwards as Node's resolution does. */
const isLocked = (from, name) => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
};

const platformEntry = (name, range, dev) => {
  const words = name.replace('wasm32-wasi', 'wasm32').split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length === 0 && cpu.length === 0) return undefined;
  const libc = os.includes('linux') ? (/musl/.test(name) ? ['musl'] : /gnu/.test(name) ? ['glibc'] : []) : [];
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
};

const missing = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    const added = platformEntry(name, range, entry.dev);
    if (!added) continue;
    missing.push(name);
    lock.packages[`node_modules/${name}`] = added;
  }
}

if (checkOnly) {
  if (missing.length > 0) {
    process.stderr.write(
      `package-lock.json lacks ${missing.length} platform builds; run: node scripts/complete-lock.mjs\n`,
    );
    process.exit(1);
  }
} else {
  const { '': root, ...others } = lock.packages;
  const sorted = Object.entries(others).sort(([left], [right]) => (left < right ? -1 : 1));
  lock.packages = { '': root, ...Object.fromEntries(sorted) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} platform builds added to package-lock.json\n`);
}
