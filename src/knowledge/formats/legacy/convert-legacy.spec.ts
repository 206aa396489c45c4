import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../../../test/fakes/temporary-folder';
import type { ProgramResult, ProgramRunner, ProgramTask } from '../../../core/ports/program-runner';
import { convertLegacy } from './convert-legacy';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const runnerOf = (run: (task: ProgramTask) => ProgramResult): ProgramRunner => ({
  withFolder: (work) => work(folder.path),
  run: (task) => Promise.resolve(run(task)),
});
const convert = (run: (task: ProgramTask) => ProgramResult, path = '../../手册.DOC') =>
  convertLegacy(runnerOf(run), { path, bytes: Buffer.from('old'), becomes: 'docx', seconds: 5 });

it('converts a copy under a name of its own, with a profile of its own', async () => {
  const converted = await convert(({ program, args }) => {
    expect(program).toBe('soffice');
    expect(args[0]).toMatch(/^-env:UserInstallation=file:/);
    expect(args.at(-1)).toBe(join(folder.path, 'document.doc'));
    expect(readFileSync(args.at(-1) ?? '', 'utf8')).toBe('old');
    writeFileSync(join(folder.path, 'out', 'document.docx'), 'new');
    return { status: 'done', output: Buffer.alloc(0) };
  });
  expect(converted).toEqual({ bytes: Buffer.from('new') });
});

it.each([
  ['missing', 'unsupported', 'save it as docx, or install LibreOffice'],
  ['too-slow', 'too-slow', 'split it'],
  ['crashed', 'damaged', 'save it anew'],
] as const)('where it is %s, refuses the file as %s and says what to do', async (reason, refusal, advice) => {
  const converted = await convert(() => ({ status: 'failed', reason }));
  expect(converted).toMatchObject({
    path: '../../手册.DOC',
    reason: refusal,
    message: expect.stringContaining(advice) as string,
  });
});
