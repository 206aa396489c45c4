import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { compiledProgram, projectFolder } from '../../test/support/compile-sources';
import type { IsolatedResult } from '../core/ports/isolated-runner';
import { IsolatedProcesses, type IsolatedProcessesOptions } from './isolated-processes';

jest.setTimeout(60_000);

const REFUSED =
  /is not allowed in an isolated process|Access to this API has been restricted|is not a constructor|not defined/;
const patient = { milliseconds: 30_000, megabytes: 512 };
const folder = new TemporaryFolder();
const script = join(folder.path, 'dist', 'obey.js');
let runner: IsolatedProcesses | undefined;

beforeAll(() => {
  folder.write({
    'dist/obey.js': `require('./isolation/answer-isolated').answerIsolated(async () =>
      (code) => new Function('require', 'return (async () => {' + code + '})()')(require));`,
    'outside.txt': 'a secret',
  });
  cpSync(join(compiledProgram(), 'dist', 'isolation'), join(folder.path, 'dist', 'isolation'), { recursive: true });
});
afterAll(() => {
  folder.remove();
});

const start = (options: IsolatedProcessesOptions = {}): IsolatedProcesses => (runner = new IsolatedProcesses(options));
const ask = (code: string, limits = patient, signal?: AbortSignal): Promise<IsolatedResult<unknown>> =>
  (runner as IsolatedProcesses).run({ script, request: code, limits, signal });
const valueOf = async (code: string): Promise<unknown> => {
  const result = await ask(code);
  return result.status === 'done' ? result.value : result;
};
const isRunning = (pid: unknown): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

const startEach = (): void => {
  beforeEach(() => {
    start();
  });
  afterEach(() => {
    runner?.stop();
  });
};

describe('a healthy process', () => {
  startEach();

  it('is asked again', async () => {
    expect(await valueOf('return process.pid')).toBe(await valueOf('return process.pid'));
  });

  it('is replaced after its share of requests', async () => {
    start({ requestsEach: 2 });
    const pids = [1, 2, 3].map(() => valueOf('return process.pid'));
    const [first, second, third] = [await pids[0], await pids[1], await pids[2]];
    expect(new Set([first, second, third]).size).toBe(2);
  });

  it('ends when nothing is asked of it', async () => {
    start({ idleMilliseconds: 20 });
    const pid = await valueOf('return process.pid');
    while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('gets large bytes and gives back words', async () => {
    const bytes = Buffer.alloc(30_000_000, 1);
    const request = { bytes, toString: undefined };
    folder.write({
      'dist/length.js': `require('./isolation/answer-isolated').answerIsolated(async () => ({ bytes }) => [bytes.length, '长度']);`,
    });
    const task = { script: join(folder.path, 'dist', 'length.js'), request, limits: patient };
    expect(await start().run(task)).toEqual({ status: 'done', value: [30_000_000, '长度'] });
  });

  it('works two at a time and refuses what waits too long a line', async () => {
    start({ size: 2, mostWaiting: 1 });
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 300)); return process.pid';
    const results = await Promise.all([1, 2, 3, 4].map(() => ask(wait)));
    expect(results.map((result) => (result.status === 'failed' ? result.reason : 'done')).sort()).toEqual([
      'busy',
      'done',
      'done',
      'done',
    ]);
  });
});

it('loads native code before its doors close, and none later', async () => {
  symlinkSync(join(projectFolder, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  folder.write({
    'dist/native.js': `const Database = require('better-sqlite3');
      require('./isolation/answer-isolated').answerIsolated(async () => () => {
        const told = [new Database(':memory:').prepare('SELECT 1').pluck().get()];
        for (const act of [
          () => process.dlopen({ exports: {} }, require.resolve('better-sqlite3/build/Release/better_sqlite3.node')),
          () => require('fs').writeFileSync('made.txt', 'x'),
          () => require('fs').readFileSync(${JSON.stringify(join(folder.path, 'outside.txt'))}),
        ]) try { act(); told.push('done'); } catch (error) { told.push(error.message); }
        return told;
      }, () => new Database(':memory:').close());`,
  });
  const task = { script: join(folder.path, 'dist', 'native.js'), request: null, limits: patient };
  const native = { folder: join(folder.path, 'dist') };
  const refused = expect.stringMatching(REFUSED) as unknown;
  expect(await start().run({ ...task, native })).toEqual({ status: 'done', value: [1, refused, refused, refused] });
});

it('runs no more at a time after some that waited were given up', async () => {
  start({ size: 1 });
  const abort = new AbortController();
  const sleep = 'const from = Date.now(); await new Promise((r) => setTimeout(r, 200)); return [from, Date.now()]';
  const first = ask(sleep);
  const left = [ask(sleep, patient, abort.signal), ask(sleep, patient, abort.signal)];
  const others = [ask(sleep), ask(sleep), ask(sleep)];
  abort.abort();
  expect((await Promise.all(left)).map((one) => one.status)).toEqual(['failed', 'failed']);
  const spans = (await Promise.all([first, ...others])).map((one) =>
    one.status === 'done' ? (one.value as [number, number]) : [NaN, NaN],
  );
  const inOrder = spans.sort(([one = 0], [other = 0]) => one - other);
  inOrder.slice(1).forEach(([from], at) => {
    expect(from).toBeGreaterThanOrEqual(inOrder[at]?.[1] ?? Infinity);
  });
});

describe('a process that misbehaves', () => {
  startEach();

  const reasonOf = async (code: string, limits = patient): Promise<string> => {
    const result = await ask(code, limits);
    return result.status === 'failed' ? result.reason : 'done';
  };

  it.each([
    ['loops', 'for (;;);', { ...patient, milliseconds: 500 }, 'too-slow'],
    [
      'waits for ever',
      'setInterval(() => {}, 10); await new Promise(() => {})',
      { ...patient, milliseconds: 500 },
      'too-slow',
    ],
    [
      'fills its heap',
      'const all = []; for (;;) all.push(new Array(1e5).fill({}))',
      { ...patient, megabytes: 150 },
      'too-much-memory',
    ],
    [
      'fills buffers',
      'const all = []; for (;;) { all.push(Buffer.alloc(1e7, 1)); await new Promise((r) => setTimeout(r, 5)); }',
      { ...patient, megabytes: 200 },
      'too-much-memory',
    ],
    ['exits', 'process.exit(0)', patient, 'crashed'],
    ['throws', 'throw new Error("no")', patient, 'crashed'],
    ['throws later', 'setTimeout(() => { throw new Error("no") }); await new Promise(() => {})', patient, 'crashed'],
    ['forgets to answer', 'await new Promise(() => {})', patient, 'crashed'],
    ['answers what is no JSON', 'return 1n', patient, 'crashed'],
  ])('that %s is ended, and the next request is served', async (_, code, limits, reason) => {
    const unhurried = { ...limits, milliseconds: patient.milliseconds };
    const before = await ask('return process.pid', unhurried);
    expect(await reasonOf(code, limits)).toMatch(reason);
    const after = await ask('return process.pid', unhurried);
    expect(after).toEqual({ status: 'done', value: expect.any(Number) as number });
    expect(after).not.toEqual(before);
  });

  it('cannot flood the program with an answer', async () => {
    start({ largestAnswer: 1_000_000 });
    const before = process.memoryUsage().rss;
    expect(await reasonOf('return "x".repeat(100_000_000)')).toBe('too-much-memory');
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  it('is not harmed by words on the standard output', async () => {
    expect(await valueOf('console.log("noise"); console.error("noise"); return 1')).toBe(1);
  });

  it('is ended by the signal and by stop', async () => {
    const abort = new AbortController();
    const asked = ask('for (;;);', patient, abort.signal);
    setTimeout(() => {
      abort.abort();
    }, 200);
    expect(await asked).toMatchObject({ reason: 'cancelled' });
    const again = ask('for (;;);');
    setTimeout(() => runner?.stop(), 200);
    expect(await again).toMatchObject({ reason: 'cancelled' });
    expect(await ask('return 1')).toMatchObject({ reason: 'cancelled' });
  });
});

describe('what a process cannot reach', () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  const datagrams = createSocket('udp4', () => connections++);
  let port = 0;
  let udp = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    udp = datagrams.address().port;
    start();
  });
  afterAll(() => {
    runner?.stop();
    server.close();
    datagrams.close();
  });

  const attempts: [string, () => string][] = [
    ['net', () => `await new Promise((r) => require('net').connect(${port}, '127.0.0.1', r))`],
    [
      'net.Socket',
      () => `await new Promise((r) => new (require('node:net').Socket)().connect(${port}, '127.0.0.1', r))`,
    ],
    [
      'an imported net',
      () => `const net = await import('node:net'); await new Promise((r) => net.connect(${port}, r))`,
    ],
    [
      'process.getBuiltinModule',
      () => `const net = process.getBuiltinModule('net'); await new Promise((r) => net.connect(${port}, r))`,
    ],
    ['http', () => `await new Promise((r) => require('http').get('http://127.0.0.1:${port}', r))`],
    ['https', () => `await new Promise((r) => require('https').get('https://127.0.0.1:${port}', r))`],
    [
      'http2',
      () => `require('http2').connect('http://127.0.0.1:${port}'); await new Promise((r) => setTimeout(r, 100))`,
    ],
    ['tls', () => `await new Promise((r) => require('tls').connect(${port}, r))`],
    ['fetch', () => `await fetch('http://127.0.0.1:${port}')`],
    ['WebSocket', () => `new WebSocket('ws://127.0.0.1:${port}'); await new Promise((r) => setTimeout(r, 100))`],
    [
      'dgram',
      () => `await new Promise((r) => require('dgram').createSocket('udp4').send('x', ${udp}, '127.0.0.1', r))`,
    ],
    ['dns', () => `await require('dns').promises.lookup('localhost')`],
    ['a server', () => `require('net').createServer().listen(0)`],
    ['programs', () => `require('child_process').execSync('id')`],
    ['threads', () => `new (require('worker_threads').Worker)('1', { eval: true })`],
    ['bindings', () => `process.binding('tcp_wrap')`],
    ['addons', () => `process.dlopen({ exports: {} }, 'x.node')`],
    ['a signal', () => `process.kill(process.ppid, 'SIGUSR1')`],
    ['files to write', () => `require('fs').writeFileSync(${JSON.stringify(join(folder.path, 'written'))}, 'x')`],
    ['files to open', () => `require('fs').openSync(${JSON.stringify(join(folder.path, 'written'))}, 'w')`],
    [
      'files to read',
      () => `return String(require('fs').readFileSync(${JSON.stringify(join(folder.path, 'outside.txt'))}))`,
    ],
  ];

  it.each(attempts)('%s', async (_, code) => {
    expect(await valueOf(`try { ${code()} } catch (error) { return String(error) }`)).toMatch(REFUSED);
    expect(existsSync(join(folder.path, 'written'))).toBe(false);
    expect(connections).toBe(0);
  });

  it('has no environment', async () => {
    const names = (await valueOf('return Object.keys(process.env)')) as string[];
    expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))).toEqual([]);
  });

  it('its listeners count, as they should', async () => {
    await new Promise((resolve) => connect(port, '127.0.0.1').on('close', resolve).on('error', resolve).resume());
    expect(connections).toBe(1);
  });
});
