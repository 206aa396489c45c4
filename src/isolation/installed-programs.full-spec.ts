import { chmodSync, existsSync } from 'node:fs';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { InstalledPrograms } from './installed-programs';

const folder = new TemporaryFolder();
const programs = new InstalledPrograms(`${folder.path}:/usr/bin:/bin`);
afterAll(() => {
  folder.remove();
});

const run = (
  script: string,
  { milliseconds = 10_000, signal }: { milliseconds?: number; signal?: AbortSignal } = {},
) => {
  folder.write({ helper: `#!/bin/sh\n${script}\n` });
  chmodSync(`${folder.path}/helper`, 0o755);
  return programs.run({ program: 'helper', args: ['a b'], folder: folder.path, milliseconds, signal });
};

it('gives what a program writes, which knows nothing of our environment', async () => {
  process.env.FENNELBEAN_SECRET_OF_A_TEST = 'x';
  const result = await run('echo "$1|$FENNELBEAN_SECRET_OF_A_TEST|$HOME"');
  delete process.env.FENNELBEAN_SECRET_OF_A_TEST;
  expect(result).toEqual({ status: 'done', output: Buffer.from(`a b||${folder.path}\n`) });
});

it('ends a program that is too slow, with what it started', async () => {
  const result = await run(`(sleep 1; touch ${folder.path}/late) & sleep 30`, { milliseconds: 100 });
  expect(result).toEqual({ status: 'failed', reason: 'too-slow' });
  await new Promise((resolve) => setTimeout(resolve, 1300));
  expect(existsSync(`${folder.path}/late`)).toBe(false);
});

it.each([
  ['exit 3', 'crashed'],
  ['yes', 'crashed'],
])('takes the result of %j for none', async (script, reason) => {
  expect(await run(script)).toEqual({ status: 'failed', reason });
});

it('says what is missing, and stops with its signal', async () => {
  const task = { program: 'there-is-no-such-program', args: [], folder: folder.path, milliseconds: 1000 };
  expect(await programs.run(task)).toEqual({ status: 'failed', reason: 'missing' });
  const abort = new AbortController();
  setTimeout(() => {
    abort.abort();
  }, 50);
  expect(await run('sleep 30', { signal: abort.signal })).toEqual({ status: 'failed', reason: 'cancelled' });
});

it('takes its folder away', async () => {
  const path = await programs.withFolder((own) => Promise.resolve(own));
  expect(existsSync(path)).toBe(false);
});
