// npm run chaos -- [--full] [--only SCENARIO] [--seed NUMBER] [--plant FAULT] [--database sqlite|mariadb]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compileHarness } from './compile.mjs';

const script = join(compileHarness(), 'test', 'chaos', 'run.js');
const child = spawn(process.execPath, ['--enable-source-maps', script, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
