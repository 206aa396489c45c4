import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { InstalledPrograms } from './installed-programs';

const folder = new TemporaryFolder();
afterAll(() => {
  folder.remove();
});

const run = (program: string, ...args: string[]) =>
  new InstalledPrograms('/usr/bin:/bin').run({ program, args, folder: folder.path, milliseconds: 10_000 });

describe('a program of the machine', () => {
  it('cannot fill the disk', async () => {
    expect(await run('truncate', '-s', '600M', 'huge')).toEqual({ status: 'failed', reason: 'crashed' });
    expect(await run('truncate', '-s', '60M', 'usual')).toMatchObject({ status: 'done' });
  });

  it('cannot take all memory, and leaves no image of it', async () => {
    const result = await run('sh', '-c', 'ulimit -v; ulimit -c');
    expect(result).toEqual({ status: 'done', output: Buffer.from('4194304\n0\n') });
  });

  it('gets its arguments as they are', async () => {
    expect(await run('printf', '%s|', 'a b', '$(id)', '')).toMatchObject({ output: Buffer.from('a b|$(id)||') });
  });
});
