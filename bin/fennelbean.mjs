#!/usr/bin/env node
// Runs a command; on a fresh clone it builds the program first. Standard output stays for the command's own result.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = `${root}dist/cli.js`;

if (!existsSync(program)) {
  process.stderr.write('首次运行，正在构建 First run, building: npm run build:api\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build:api'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('构建失败 The build failed. Run npm ci, then npm run build:api\n');
    process.exit(1);
  }
}
createRequire(import.meta.url)(program);
