import { existsSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { hostilePlugins, pluginFixture } from '../../test/fixtures/plugins/hostile-plugins';
import { compiledScript } from '../../test/support/compile-sources';
import type { Question } from '../core/question';
import { PluginHost } from './plugin-host';
import { entryOf, hostOptions, questionOf } from '../../test/fakes/plugin-host';

// A busy machine takes its time to start a process.
jest.setTimeout(30_000);

const hosts: PluginHost[] = [];
afterAll(() => {
  for (const host of hosts) host.stop();
});

const timings = { pauseMilliseconds: 0, callMilliseconds: 8000, startMilliseconds: 8000 };

function open(name: string, entry: Parameters<typeof entryOf>[1] = {}, options = {}): PluginHost {
  const host = new PluginHost({
    ...hostOptions(),
    processScript: compiledScript('plugins/plugin.child.js'),
    entries: [entryOf({ path: pluginFixture(name) }, entry)],
    timings,
    ...options,
  });
  hosts.push(host);
  return host;
}

const wellBehavedGrant = { grant: { hosts: ['docs.example.org'], environment: ['DOCS_TOKEN'], ownOrigins: [] } };

const ask = (host: PluginHost, question: Question = questionOf('一天吃多少盐')) =>
  host.retrievers()[0]?.retrieve({ question, limit: 5 });

describe.each(hostilePlugins)('a plugin that does as $name', ({ name, code }) => {
  const short = {
    ...timings,
    ...(code === 'too-slow' && { callMilliseconds: 300 }),
    ...(name === 'takes-all-memory' && { megabytes: 220 }),
    ...(name === 'hangs-at-start' && { startMilliseconds: 500 }),
  };

  it(`is off after three times ${code}, and nothing but its own evidence is missing`, async () => {
    const host = open(name, {}, { timings: short });
    for (let time = 0; time < 3; time++) await expect(ask(host)).rejects.toMatchObject({ code });
    expect(host.plugins.list()).toMatchObject([{ name, state: 'off', faults: 3, lastFault: { code } }]);
    await expect(ask(host)).rejects.toMatchObject({ code: 'plugin-off' });
    const [retriever] = host.retrievers();
    expect(retriever?.isAvailable?.({ question: questionOf('盐') })).toBe(false);
  });
});

it('answers with what it found, whatever noise it makes', async () => {
  const evidence = await ask(open('floods-output'));
  expect(evidence).toMatchObject([{ text: 'still here', url: 'https://noise.example.org/', kind: 'web' }]);
});

it('sees the granted variables and no other', async () => {
  const variables: Readonly<Record<string, string>> = { GRANTED_NAME: 'given', OTHER_NAME: 'kept', HOME: '/root' };
  const grant = { hosts: [], environment: ['GRANTED_NAME', 'NOT_GRANTED_NAME'], ownOrigins: [] };
  const evidence = await ask(open('reads-environment', { grant }, { variable: (name: string) => variables[name] }));
  expect(JSON.parse(evidence?.[0]?.text ?? '')).toEqual({
    process: { GRANTED_NAME: 'given' },
    environment: { GRANTED_NAME: 'given' },
  });
});

describe('a plugin that looks for a way out', () => {
  let server: Server;
  let visits = 0;
  beforeAll(async () => {
    server = createServer((socket) => {
      visits++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  it('opens no line, no process and no door of Node, and nobody hears of it', async () => {
    const { port } = server.address() as AddressInfo;
    const evidence = await ask(open('opens-sockets', { config: { port } }));
    expect(evidence).toMatchObject([{ text: 'opened:' }]);
    expect(visits).toBe(0);
  });

  it('writes nothing, reads its own folder only, and does nothing to the program', async () => {
    const folder = new TemporaryFolder().write({
      'secret.txt': 'secret',
      'secret.json': '"secret"',
      'secret.mjs': 'export default "secret"',
    });
    const config = { folder: realpathSync(folder.path), parent: process.pid };
    const evidence = await ask(open('touches-files', { config }));
    expect(evidence).toMatchObject([{ text: 'done:', title: 'own' }]);
    expect(existsSync(join(folder.path, 'secret.txt'))).toBe(true);
    expect(existsSync(join(folder.path, 'written.txt'))).toBe(false);
    expect(existsSync(join(pluginFixture('touches-files'), 'written.txt'))).toBe(false);
    folder.remove();
  });
});

it('reaches granted hosts through the host and learns only codes of the others', async () => {
  const urls = ['http://docs.example.org/a', 'http://else.example.org/', 'http://127.0.0.1/', 'file:///etc/passwd'];
  const grant = { hosts: ['docs.example.org'], environment: [], ownOrigins: [] };
  const asked: string[] = [];
  const web = ({ hosts: granted }: { hosts: readonly string[] }) => ({
    ask: ({ url }: { url: string }) => {
      asked.push(url);
      const isGranted = granted.includes(URL.canParse(url) ? new URL(url).hostname : '');
      return Promise.resolve(
        isGranted
          ? ({ status: 'answered', answer: { status: 200, url, contentType: 'text/plain', text: 'x' } } as const)
          : ({ status: 'refused', reason: 'host-not-allowed' } as const),
      );
    },
    readPage: () => Promise.resolve({ status: 'refused', reason: 'unreachable' } as const),
  });
  const evidence = await ask(open('asks-elsewhere', { config: { urls }, grant }, { web }));
  expect(evidence?.[0]?.text).toBe('200 host-not-allowed host-not-allowed host-not-allowed');
  expect(asked).toEqual(urls);
});

it('blocks what a safety rule could not judge, whatever became of the rule', async () => {
  const [rule] = open('blocks-nothing').safetyRules();
  const check = { text: '一天吃多少盐', stage: 'question', assistant: 'research' } as const;
  for (let time = 0; time < 4; time++) {
    expect(await rule?.check(check)).toEqual({ decision: 'block', reason: 'safety-rule-failed' });
  }
  expect(await rule?.check({ ...check, assistant: 'patients' })).toEqual({ decision: 'pass' });
});

it('is off after three floods while nobody asks it, too', async () => {
  const host = open('floods-later');
  const faults = () => host.plugins.list()[0]?.faults ?? 0;
  for (let time = 1; time <= 3; time++) {
    expect(await ask(host)).toEqual([]);
    while (faults() < time) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(host.plugins.list()).toMatchObject([{ state: 'off', lastFault: { code: 'flooded' } }]);
});

it('offers no tool whose description is none', async () => {
  const host = open('breaks-tools');
  await host.start();
  expect(host.tools.list()).toEqual([]);
  expect(host.plugins.list()).toMatchObject([{ state: 'off', lastFault: { code: 'wrong-shape' } }]);
});

it('leaves the others, and the program, as quick as they were', async () => {
  const names = [
    'well-behaved',
    'exits-midway',
    'throws-at-start',
    'talks-nonsense',
    'answers-without-end',
    'never-answers',
  ];
  const host = new PluginHost({
    ...hostOptions(),
    processScript: compiledScript('plugins/plugin.child.js'),
    entries: names.map((name) => entryOf({ path: pluginFixture(name) }, wellBehavedGrant)),
    timings: { ...timings, callMilliseconds: 2500 },
  });
  hosts.push(host);
  let turns = 0;
  const turning = setInterval(() => turns++, 5);
  const question = questionOf('一天吃多少盐');
  const results = await Promise.allSettled(
    host.retrievers().map((retriever) => retriever.retrieve({ question, limit: 1 })),
  );
  clearInterval(turning);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', ...Array<string>(5).fill('rejected')]);
  expect(results[0]).toMatchObject({ value: [{ text: '你好：一天吃多少盐' }] });
  expect(turns).toBeGreaterThan(10);
});
