import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { compiledProgram } from '../../test/support/compile-sources';
import { PageReader, type PageRequest } from './page-reader';

const page = (text: string): PageRequest => ({ bytes: Buffer.from(text), charset: 'utf-8', kind: 'text' });

/** So long that a slow machine does not change what is refused. */
const patient = { deadline: 30_000, idle: 30_000 };
jest.setTimeout(60_000);

describe('PageReader', () => {
  const folder = new TemporaryFolder();
  let reader: PageReader | undefined;
  let netFolder: string;

  /** A process that does what the page says. */
  const obeying = (milliseconds = patient): PageReader => {
    folder.write({
      'obey.js': `process.on('message', ({ bytes }) => {
        const text = Buffer.from(bytes).toString();
        process.send({ page: { title: String(process.pid), text: String(eval(text)) } });
      });`,
    });
    return (reader = new PageReader(join(folder.path, 'obey.js'), milliseconds));
  };
  const pidOf = async (asked: PageReader): Promise<number> => {
    const result = await asked.read(page('1'));
    return typeof result === 'string' ? NaN : Number(result.title);
  };
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const untilGone = async (pid: number): Promise<void> => {
    while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  beforeAll(() => {
    netFolder = join(compiledProgram(), 'dist', 'net');
  });
  afterEach(() => {
    reader?.stop();
  });
  afterAll(() => {
    folder.remove();
  });

  it('reads page after page in one process', async () => {
    reader = new PageReader(join(netFolder, 'page.child.js'), patient);
    const asked = reader;
    const html = (text: string): PageRequest => ({ ...page(`<p id=js_content>${text}`), kind: 'html' });
    expect(await Promise.all([page('甲\n乙'), html('丙'), html('')].map((request) => asked.read(request)))).toEqual([
      { title: '甲', text: '甲\n乙' },
      { title: '', text: '丙' },
      'not-readable',
    ]);
    const other = obeying();
    expect(await pidOf(other)).toBe(await pidOf(other));
  });

  it.each([
    ['nested without an end', '<div>'.repeat(900_000)],
    ['badly nested', Array.from({ length: 50_000 }, (_, index) => `<b id=${index}>`).join('') + '<p>'.repeat(500_000)],
    ['a storm of attributes', `<p ${Array.from({ length: 300_000 }, (_, index) => `a${index}=1`).join(' ')}>x`],
  ])('refuses a page that is %s, and reads the next', async (_, text) => {
    reader = new PageReader(join(netFolder, 'page.child.js'), patient);
    expect(await reader.read({ ...page(text), kind: 'html' })).toBe('not-readable');
    expect(await reader.read(page('甲'))).toEqual({ title: '甲', text: '甲' });
  });

  it.each([
    ['uses up the memory little by little', 'const kept = []; for (;;) kept.push({});', 'not-readable'],
    ['uses up the memory at once', 'new Array(1e8).fill(1.1)', 'not-readable'],
    ['ends the process', 'process.exit(0)', 'not-readable'],
    ['aborts it', 'process.abort()', 'not-readable'],
  ])('survives a page that %s', async (_, text, reason) => {
    const asked = obeying();
    expect(await asked.read(page(text))).toBe(reason);
    expect(await asked.read(page('1 + 1'))).toMatchObject({ text: '2' });
  });

  it('ends a process that does not come back', async () => {
    const asked = obeying({ ...patient, deadline: 1_000 });
    const pid = await pidOf(asked);
    expect(await asked.read(page('for (;;);'))).toBe('too-slow');
    await untilGone(pid);
    expect(await asked.read(page('1 + 1'))).toMatchObject({ text: '2' });
  });

  it('shows the process nothing of the environment', async () => {
    process.env.FENNELBEAN_TEST_SECRET = 'kept';
    const result = await obeying().read(page('JSON.stringify(process.env)'));
    delete process.env.FENNELBEAN_TEST_SECRET;
    expect(result).toMatchObject({ text: expect.not.stringContaining('kept') as string });
  });

  it('lets eight pages wait, and no more', async () => {
    const asked = obeying();
    const results = await Promise.all(Array.from({ length: 10 }, (_, index) => asked.read(page(String(index)))));
    expect(results.map((result) => (typeof result === 'string' ? result : result.text))).toEqual([
      ...['0', '1', '2', '3', '4', '5', '6', '7', 'too-slow', 'too-slow'],
    ]);
    expect(await asked.read(page('8'))).toMatchObject({ text: '8' });
  });

  it('does not read what nobody waits for any more', async () => {
    const asked = obeying();
    const leaving = new AbortController();
    const first = asked.read(page('globalThis.count = 1'));
    const second = asked.read(page('globalThis.count += 1'), leaving.signal);
    leaving.abort();
    expect([await first, await second]).toMatchObject([{ text: '1' }, 'too-slow']);
    expect(await asked.read(page('globalThis.count'))).toMatchObject({ text: '1' });
  });

  it('lets go of who does not wait any more, whatever is before them', async () => {
    const asked = obeying();
    const endless = asked.read(page('for (;;);'));
    const leaving = new AbortController();
    const second = asked.read(page('1'), leaving.signal);
    leaving.abort();
    expect(await second).toBe('too-slow');
    asked.stop();
    expect(await endless).toBe('not-readable');
  });

  it('ends the process when there was nothing to read for a while, and starts another', async () => {
    const asked = obeying({ ...patient, idle: 20 });
    const pid = await pidOf(asked);
    await untilGone(pid);
    expect(await pidOf(asked)).not.toBe(pid);
  });

  it('reads nothing any more once it is stopped', async () => {
    const asked = obeying();
    const pid = await pidOf(asked);
    asked.stop();
    await untilGone(pid);
    expect(await asked.read(page('1'))).toBe('too-slow');
  });

  it('keeps no program from ending, and leaves no process behind', async () => {
    obeying();
    const script = `const { PageReader } = require(${JSON.stringify(join(netFolder, 'page-reader.js'))});
      const reader = new PageReader(${JSON.stringify(join(folder.path, 'obey.js'))}, { deadline: 30000, idle: 600000 });
      reader.read({ bytes: Buffer.from('1'), charset: null, kind: 'text' }).then(({ title }) => console.log(title));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout.trim()).toMatch(/^\d+$/);
    await untilGone(Number(stdout));
  });

  it('says that there is no article where the process cannot be started', async () => {
    reader = new PageReader(join(folder.path, 'absent.js'), patient);
    expect(await reader.read(page('甲'))).toBe('not-readable');
  });
});
