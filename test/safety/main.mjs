// npm run safety -- [--quick] [--json]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compileHarness } from '../chaos/compile.mjs';

const script = join(compileHarness(), 'test', 'safety', 'run.js');
const child = spawn(process.execPath, ['--enable-source-maps', script, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
