import { join } from 'node:path';
import { entryOf, hostOptions, type Logged, questionOf } from '../../test/fakes/plugin-host';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { pluginFixture, soundManifest } from '../../test/fixtures/plugins/hostile-plugins';
import { definePlugin, type PluginDefinition, Unavailable } from '../core/plugin';
import type { Channel } from '../core/ports/channel';
import type { DocumentReader } from '../core/ports/document-reader';
import type { WebClient, WebGrants } from '../core/ports/web-client';
import { firstReaderOf } from './plugin-adapters';
import { PluginHost } from './plugin-host';
import type { PluginHostOptions } from './plugin-host-options';

let folder: TemporaryFolder;
let logged: Logged[];
beforeEach(() => {
  folder = new TemporaryFolder();
  logged = [];
});
afterEach(() => {
  folder.remove();
});

const pausing = (): Promise<never> => new Promise(() => undefined);

/** A host with one shipped plugin, whose code is given here. */
function shipping(
  definition: PluginDefinition,
  {
    manifest = {},
    entry = {},
    ...options
  }: { manifest?: object; entry?: Parameters<typeof entryOf>[1] } & Partial<PluginHostOptions> = {},
): PluginHost {
  folder.write({
    'sound/plugin.json': JSON.stringify({ ...soundManifest, ...manifest }),
    'sound/index.cjs': '',
  });
  return new PluginHost({
    ...hostOptions(logged),
    shippedFolder: folder.path,
    load: () => Promise.resolve(definition),
    entries: [entryOf({ name: 'sound' }, entry)],
    timings: { pauseMilliseconds: 0, callMilliseconds: 50 },
    ...options,
  });
}

const page = { text: '每天不超过5克', title: '少吃盐', url: 'https://docs.example.org/salt' };
const request = { question: questionOf('一天吃多少盐'), limit: 5 };

describe('a retriever', () => {
  const retrieving = (retrieve: NonNullable<PluginDefinition['retriever']>['retrieve'], options = {}) =>
    shipping(definePlugin({ retriever: { retrieve } }), options);

  it('gives evidence of the web with its address, best first, no more than was asked for', async () => {
    const place = { kind: 'lines', first: 3, last: 9, symbol: null } as const;
    const pages = [page, { ...page, text: '第二段', headingPath: ['盐'], place }, { ...page, text: '第三段' }];
    const [retriever] = retrieving(() => pages).retrievers();
    const found = await retriever?.retrieve({ ...request, limit: 2 });
    expect(found).toMatchObject([
      {
        kind: 'web',
        documentId: null,
        retriever: 'sound',
        ...page,
        sources: ['docs.example.org'],
        place: null,
        via: [],
      },
      { text: '第二段', headingPath: ['盐'], place },
    ]);
    expect(found?.[0]?.score).toBeGreaterThan(found?.[1]?.score ?? 1);
  });

  it('gives the same piece the same id every time, and different pieces different ones', async () => {
    const [retriever] = retrieving(() => [page, { ...page, text: '第二段' }]).retrievers();
    const ids = async () => (await retriever?.retrieve(request))?.map(({ id }) => id);
    const first = await ids();
    expect(await ids()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('is asked without who asked and where, and only for its assistants', async () => {
    const asked: unknown[] = [];
    const host = retrieving((question: unknown) => {
      asked.push(question);
      return [];
    });
    const [retriever] = host.retrievers();
    const other = questionOf('一天吃多少盐', 'patients');
    expect(retriever?.isAvailable?.({ question: other })).toBe(false);
    expect(await retriever?.retrieve({ question: other, limit: 5 })).toEqual([]);
    await retriever?.retrieve(request);
    expect(asked).toEqual([{ text: '一天吃多少盐', language: 'zh', assistant: 'research', limit: 5 }]);
  });

  it('that is late three times is off, until an admin resumes it', async () => {
    const host = retrieving(pausing);
    const [retriever] = host.retrievers();
    for (let time = 0; time < 3; time++) await expect(retriever?.retrieve(request)).rejects.toThrow('too-slow');
    expect(host.plugins.list()).toMatchObject([{ state: 'off', faults: 3, lastFault: { code: 'too-slow' } }]);
    expect(retriever?.isAvailable?.(request)).toBe(false);
    expect(logged.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { plugin: 'sound', code: 'too-slow' } },
    ]);
    expect(host.plugins.resume('sound')).toBe(true);
    expect(host.plugins.list()).toMatchObject([{ state: 'ready', faults: 0, lastFault: null }]);
    expect(host.plugins.resume('another')).toBe(false);
  });

  it('that cannot do its work now is not to blame', async () => {
    const host = retrieving(() => Promise.reject(new Unavailable('rate-limited')));
    const [retriever] = host.retrievers();
    for (let time = 0; time < 4; time++) await expect(retriever?.retrieve(request)).rejects.toThrow('rate-limited');
    expect(host.plugins.list()).toMatchObject([{ state: 'ready', faults: 0 }]);
  });

  it('is left when nobody waits any more, and told so', async () => {
    const leaving = new AbortController();
    let told: AbortSignal | undefined;
    const host = retrieving((_, { signal }) => {
      told = signal;
      return pausing();
    });
    const asked = host.retrievers()[0]?.retrieve({ ...request, signal: leaving.signal });
    await new Promise((resolve) => setImmediate(resolve));
    leaving.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    expect(told?.aborted).toBe(true);
  });

  it.each([
    ['no list', () => page],
    ['no text', () => [{ ...page, text: ' ' }]],
    ['an address that is none', () => [{ ...page, url: 'salt.html' }]],
    ['a text without end', () => [{ ...page, text: '盐'.repeat(4001) }]],
    ['a place that does not exist', () => [{ ...page, place: { kind: 'moon' } }]],
  ])('that gives %s is wrong', async (_, retrieve) => {
    const host = retrieving(retrieve as never);
    await expect(host.retrievers()[0]?.retrieve(request)).rejects.toThrow('wrong-shape');
  });
});

describe('what a plugin is given', () => {
  it('is its configuration with defaults, and its variables that are set', async () => {
    const seen: unknown[] = [];
    const manifest = {
      permissions: { environment: ['API_KEY', 'OTHER_KEY'] },
      configuration: {
        type: 'object',
        properties: { depth: { type: 'integer', default: 2 }, name: { type: 'string' } },
      },
    };
    const host = shipping(
      definePlugin({
        retriever: {
          retrieve: (_, { configuration, environment }) => {
            seen.push(configuration, environment);
            return [];
          },
        },
      }),
      { manifest, entry: { config: { name: 'x' } }, variable: (name) => ({ API_KEY: 'k', NOT_ASKED: 'secret' })[name] },
    );
    await host.retrievers()[0]?.retrieve(request);
    expect(seen).toEqual([{ depth: 2, name: 'x' }, { API_KEY: 'k' }]);
  });

  it('is a web of the granted hosts, whose refusals are no faults', async () => {
    const granted: WebGrants[] = [];
    const client: WebClient = {
      ask: ({ url }) =>
        Promise.resolve({ status: 'answered', answer: { status: 404, url, contentType: 'text/html', text: 'none' } }),
      readPage: () => Promise.resolve({ status: 'refused', reason: 'not-readable' }),
    };
    const host = shipping(
      definePlugin({
        retriever: {
          retrieve: async (_, { fetch, readPage }) => {
            const { status, text } = await fetch('https://docs.example.org/x');
            const refusal = await readPage('https://docs.example.org/x').catch((error: unknown) => error);
            return [{ ...page, text: `${status} ${text} ${(refusal as Unavailable).code}` }];
          },
        },
      }),
      {
        manifest: { permissions: { hosts: ['docs.example.org'] } },
        web: (grants) => {
          granted.push(grants);
          return client;
        },
      },
    );
    expect(await host.retrievers()[0]?.retrieve(request)).toMatchObject([{ text: '404 none not-readable' }]);
    expect(granted).toEqual([{ hosts: ['docs.example.org'], environment: [], ownOrigins: [] }]);
  });

  it('is a log that takes codes and numbers, and no words', async () => {
    const host = shipping(
      definePlugin({
        retriever: {
          retrieve: (_, { log }) => {
            log.info('asked-again', { milliseconds: 12 });
            log.warn('小李问：一天吃多少盐');
            log.warn('odd', { words: '盐' as never });
            return [];
          },
        },
      }),
    );
    await host.retrievers()[0]?.retrieve(request);
    expect(logged.map(({ level, fields }) => [level, fields])).toEqual([
      ['info', { plugin: 'sound', code: 'asked-again', milliseconds: 12 }],
      ['warn', { plugin: 'sound', code: 'odd' }],
    ]);
  });
});

describe('a tool', () => {
  const parameters = { type: 'object', properties: { left: { type: 'number' } }, required: ['left'] };
  const tooling = (call: (input: Readonly<Record<string, unknown>>) => unknown) =>
    shipping(definePlugin({ tools: [{ name: 'double', description: 'Doubles.', parameters, call }] }), {
      manifest: { kinds: ['tool'] },
    });

  it('is called with what its parameters allow, and nothing else', async () => {
    const host = tooling(({ left }) => ({ doubled: Number(left) * 2 }));
    expect(host.tools.list()).toEqual([]);
    await host.start();
    const tool = host.tools.find('double');
    expect(tool).toMatchObject({ name: 'double', description: 'Doubles.', assistants: ['research'] });
    expect(await tool?.call({ left: 21 })).toEqual({ status: 'done', value: { doubled: 42 } });
    const refused = await tool?.call({ right: 'x' });
    expect(refused).toMatchObject({ status: 'failed', reason: 'invalid-input' });
    expect(refused).toMatchObject({ detail: expect.stringMatching(/left: .*right: /) as string });
    expect(host.tools.find('triple')).toBeNull();
  });

  it.each([
    ['throws', () => Promise.reject(new Error('words of a member')), { reason: 'fault', detail: 'threw' }],
    ['cannot now', () => Promise.reject(new Unavailable('no-key')), { reason: 'unavailable', detail: 'no-key' }],
    ['returns no JSON', () => ({ at: new Map() }), { reason: 'fault', detail: 'wrong-shape' }],
  ])('that %s fails with a code', async (_, call, failure) => {
    const host = tooling(call);
    await host.start();
    expect(await host.tools.find('double')?.call({ left: 1 })).toEqual({ status: 'failed', ...failure });
  });
});

describe('a command', () => {
  const commanding = (run: () => string | null) =>
    shipping(
      definePlugin({
        commands: [{ name: 'weather', description: { zh: '天气', en: 'Weather' }, run }],
      }),
      { manifest: { kinds: ['command'] } },
    );

  it('is recognised by its name in the groups of its assistants', async () => {
    const host = commanding(() => '晴');
    await host.start();
    const recognised = (text: string, assistant = 'research') => host.commands.recognise(text, assistant)?.argument;
    expect(recognised('/weather 郑州 明天')).toBe('郑州 明天');
    expect(recognised(' /weather ')).toBe('');
    for (const text of ['weather', '/weathers', '看 /weather', '/', '/help']) expect(recognised(text)).toBeUndefined();
    expect(recognised('/weather', 'patients')).toBeUndefined();
    const asked = { argument: '郑州', language: 'zh', assistant: 'research' } as const;
    expect(await host.commands.list()[0]?.run(asked)).toBe('晴');
  });

  it('that throws says nothing', async () => {
    const host = commanding(() => {
      throw new Error('words');
    });
    await host.start();
    expect(await host.commands.list()[0]?.run({ argument: '', language: 'zh', assistant: 'research' })).toBeNull();
  });
});

describe('a document reader', () => {
  const reading = (read: NonNullable<PluginDefinition['documentReader']>['read']) =>
    shipping(definePlugin({ documentReader: { read } }), {
      manifest: { kinds: ['document-reader'], extensions: ['.note'] },
    }).documentReaders()[0];

  it('reads the files of its endings', async () => {
    const reader = reading(({ path, bytes }) => ({
      text: `# ${path}\n\n${Buffer.from(bytes).toString()}`,
      markup: 'markdown',
    }));
    folder.write({ 'a.note': '盐' });
    expect([reader?.reads('inner/A.NOTE'), reader?.reads('a.txt')]).toEqual([true, false]);
    expect(await reader?.read({ path: 'a.note', file: join(folder.path, 'a.note') })).toEqual({
      documents: [
        {
          path: 'a.note',
          format: 'markdown',
          markup: 'markdown',
          text: '# a.note\n\n盐',
          title: null,
          places: [],
          notes: [],
        },
      ],
      refused: [],
    });
  });

  it.each([
    ['has no text', () => ({ text: ' ', markup: 'plain' as const }), 'no-text'],
    ['waits for ever', pausing, 'too-slow'],
    ['throws', () => Promise.reject(new Error('words')), 'unreadable'],
  ])('that %s refuses the file by name', async (_, read, reason) => {
    folder.write({ 'a.note': '盐' });
    const reader = reading(read);
    const found = await reader?.read({ path: 'a.note', file: join(folder.path, 'a.note') });
    expect(found).toMatchObject({ documents: [], refused: [{ path: 'a.note', reason }] });
    expect(found?.refused[0]?.message).toMatch(/^a\.note \S/);
  });
});

it('leaves to a reader what no earlier one reads', async () => {
  const reader = (end: string, path: string): DocumentReader => ({
    reads: (name) => name.endsWith(end),
    read: () => Promise.resolve({ documents: [], refused: [{ path, reason: 'empty', message: path }] }),
  });
  const first = firstReaderOf([reader('.md', 'the program'), reader('d', 'a plugin')]);
  const readBy = async (path: string) => (await first.read({ path, file: path })).refused.map(({ message }) => message);
  expect([first.reads('a.md'), first.reads('a.pod'), first.reads('a.exe')]).toEqual([true, true, false]);
  expect(await readBy('a.md')).toEqual(['the program']);
  expect(await readBy('a.pod')).toEqual(['a plugin']);
  expect(await readBy('a.exe')).toEqual([expect.stringContaining('a.exe')]);
});

describe('a safety rule', () => {
  const judging = (check: NonNullable<PluginDefinition['safetyRule']>['check']) =>
    shipping(definePlugin({ safetyRule: { check } }), { manifest: { kinds: ['safety-rule'] } }).safetyRules()[0];
  const asked = { text: '盐', stage: 'answer', assistant: 'research' } as const;

  it('passes, or blocks with a reason', async () => {
    expect(await judging(() => ({ verdict: 'pass' }))?.check(asked)).toEqual({ decision: 'pass' });
    const blocking = judging(({ stage }) => ({ verdict: 'block', reason: `dose-in-${stage}` }));
    expect(await blocking?.check(asked)).toEqual({ decision: 'block', reason: 'dose-in-answer' });
  });

  it('blocks whatever it cannot judge', async () => {
    for (const check of [pausing, () => Promise.reject(new Error('x')), () => ({ verdict: 'pass?' }) as never]) {
      expect(await judging(check)?.check(asked)).toEqual({ decision: 'block', reason: 'safety-rule-failed' });
    }
  });
});

describe('a channel', () => {
  const channel = { name: 'matrix' } as Channel;

  it('of a shipped plugin is one of the program', async () => {
    const host = shipping(definePlugin({ channel: { open: () => channel } }), { manifest: { kinds: ['channel'] } });
    expect(await host.channels()).toEqual([channel]);
  });

  it('of any other is refused', () => {
    folder.write({
      'outside/plugin.json': JSON.stringify({ ...soundManifest, kinds: ['channel'] }),
      'outside/index.cjs': '',
    });
    const host = new PluginHost({ ...hostOptions(), entries: [entryOf({ path: join(folder.path, 'outside') })] });
    expect(host.plugins.list()).toMatchObject([
      { state: 'refused', problems: [expect.stringContaining('a channel can be a shipped plugin only')] },
    ]);
  });
});

describe('a plugin that is refused', () => {
  const listed = (entries: Parameters<typeof entryOf>[]) =>
    new PluginHost({
      ...hostOptions(logged),
      shippedFolder: folder.path,
      entries: entries.map((entry) => entryOf(...entry)),
    }).plugins.list();
  const fixture = pluginFixture('well-behaved');
  const granted = { grant: { hosts: ['docs.example.org'], environment: ['DOCS_TOKEN'], ownOrigins: [] } };

  it('names what is wrong and what to do, and the others go on', () => {
    folder.write({ 'bad/plugin.json': '{}', 'well-behaved/plugin.json': '{}' });
    const views = listed([
      [{ name: 'absent' }],
      [{ path: join(folder.path, 'bad') }],
      [{ path: pluginFixture('throws') }],
      [{ path: pluginFixture('throws') }],
      [{ path: fixture }, granted],
    ]);
    expect(views.map(({ state, problems }) => [state, problems.length > 0])).toEqual([
      ['refused', true],
      ['refused', true],
      ['ready', false],
      ['refused', true],
      ['refused', true],
    ]);
    expect(views[0]?.problems).toEqual(['there is no shipped plugin absent; there are: bad, well-behaved']);
    expect(views[3]?.problems).toEqual(['plugin.json: name: another plugin of the configuration is called throws']);
    expect(views[4]?.problems).toEqual(['plugin.json: name: a shipped plugin is called well-behaved']);
    expect(logged.filter(({ level }) => level === 'error').length).toBeGreaterThan(3);
  });

  it('lacks a grant, by name', () => {
    expect(listed([[{ path: fixture }]])).toMatchObject([
      {
        state: 'refused',
        problems: [/docs\.example\.org.*grant\.hosts/, /DOCS_TOKEN.*grant\.environment/].map(
          (line) => expect.stringMatching(line) as string,
        ),
      },
    ]);
  });

  it('is configured with what it does not know', () => {
    const views = listed([[{ path: fixture }, { ...granted, config: { greeting: 7, volume: 11 } }]]);
    expect(views[0]?.problems.map((line) => line.split(':')[0])).toEqual(['config.greeting', 'config.volume']);
  });

  it('is not run where the configuration disables it', () => {
    const host = shipping(definePlugin({ retriever: { retrieve: () => [page] } }), { entry: { enabled: false } });
    expect(host.plugins.list()).toMatchObject([{ name: 'sound', state: 'disabled', version: '1.2.3' }]);
    expect(host.retrievers()).toEqual([]);
  });
});
