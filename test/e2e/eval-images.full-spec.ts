import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ImagesResult } from '../../src/cli/eval-retrieval-images';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { compiledScript, projectFolder } from '../support/compile-sources';

jest.setTimeout(60_000);

const shipped = join(projectFolder, 'evaluation', 'figures');
const names = ['01-inhaler', '05-knee'];
const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [compiledScript('cli.js'), 'eval', 'retrieval', ...args], {
    env: { ...process.env, FENNELBEAN_PICTURES__RECOGNISER: 'off' },
  });

it('measures how the figures of two documents are found, and says what it could not use', async () => {
  const files = readdirSync(join(shipped, 'documents'), { recursive: true, encoding: 'utf8' });
  const wanted = files.filter((name) => /01-inhaler\.md$|inhaler-\w+\.png$|05-knee\.md$|knee-\w+\.png$/.test(name));
  const lines = readFileSync(join(shipped, 'questions.jsonl'), 'utf8').split('\n');
  const questions = lines.filter((line) => names.some((name) => line.includes(name)));
  folder.write({
    ...Object.fromEntries(
      wanted.map((name) => [join('documents', name), readFileSync(join(shipped, 'documents', name))]),
    ),
    'questions.jsonl': questions.join('\n'),
  });
  const where = ['--documents', join(folder.path, 'documents'), '--questions', join(folder.path, 'questions.jsonl')];
  const { stdout } = await run('--images', ...where, '--json');
  const result = JSON.parse(stdout) as ImagesResult;
  expect(result).toMatchObject({ figures: 7, questions: 16, copies: 7, missing: 0, lettersOf: null, isScripted: true });
  expect(result.unified.recallAt5).toBeGreaterThan(0.8);
  expect(result.separate.recallAt5).toBeGreaterThan(0.8);
  expect(result.together.recallAt5).toBeGreaterThan(0.8);
  expect(result.pictureToPicture.shared.recallAt1).toBeGreaterThan(0.8);
  // Without letters a picture has no words.
  expect(result.pictureToPicture.unified.recallAt1).toBe(0);
});

it('says what it wants', async () => {
  await expect(run()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--images') as string });
});
