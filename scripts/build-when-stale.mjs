// Runs before `npm start`: builds the server and the page when a source is newer than what was built of it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const newestUnder = (path) => {
  const full = `${root}${path}`;
  if (!existsSync(full)) return 0;
  const found = statSync(full);
  if (!found.isDirectory()) return found.mtimeMs;
  // The folder's own time tells of a file that was taken away.
  const within = readdirSync(full).filter((name) => !/\.(full-)?spec\.tsx?$/.test(name));
  return Math.max(found.mtimeMs, ...within.map((name) => newestUnder(`${path}/${name}`)));
};

const parts = [
  {
    script: 'build:api',
    built: 'dist/main.js',
    sources: ['src', 'plugins', 'package.json', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'],
  },
  {
    script: 'build:web',
    built: 'web/dist/index.html',
    sources: ['web/src', 'web/public', 'web/index.html', 'web/package.json', 'web/vite.config.ts', 'src/core'],
  },
];

for (const { script, built, sources } of parts) {
  const builtAt = existsSync(`${root}${built}`) ? statSync(`${root}${built}`).mtimeMs : 0;
  if (builtAt > 0 && sources.every((source) => newestUnder(source) <= builtAt)) continue;
  process.stdout.write(`正在构建 Building: npm run ${script}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`构建失败 The build failed: npm run ${script}\n`);
    process.exit(status ?? 1);
  }
}
