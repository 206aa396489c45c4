// Installs the Chroma server that the tests start, apart from the project's own packages: it weighs 420 MB.
// The server's binding is an older one than the client asks for: newer ones do not load on Debian 12 (glibc 2.36).
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const binding = '1.0.5';
const folder = new URL('.chroma/', import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu', 'linux-x64-gnu', 'win32-x64-msvc'];

mkdirSync(folder, { recursive: true });
const manifest = {
  name: 'chroma-server-of-the-tests',
  private: true,
  dependencies: { chromadb: dependencies.chromadb },
  overrides: Object.fromEntries(platforms.map((platform) => [`chromadb-js-bindings-${platform}`, binding])),
};
writeFileSync(new URL('package.json', folder), `${JSON.stringify(manifest, null, 2)}\n`);
const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
