import { questionOf } from '../../test/fakes/plugin-host';
import { FakeWeb, type WebReply } from '../../test/fakes/plugin-web';
import { codeWords } from './code-words';
import sourcegraph from './index';

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const match = {
  type: 'content',
  path: 'src/text/salt.ts',
  repository: 'github.com/example/kitchen',
  commit: 'c0ffee',
  language: 'TypeScript',
  chunkMatches: [
    {
      content: '/** Grams a day. */\nexport const saltLimit = 5;\n',
      contentStart: { offset: 120, line: 9, column: 0 },
      ranges: [],
    },
    { content: 'console.log(saltLimit);', contentStart: { offset: 300, line: 41, column: 0 }, ranges: [] },
  ],
};
const stream = (...matches: unknown[]): WebReply => ({
  type: 'text/event-stream',
  body: event('progress', { done: false }) + event('matches', matches) + event('done', {}),
});

let replies: WebReply[];
let web: FakeWeb;
beforeAll(async () => {
  web = await new FakeWeb(() => replies.shift() ?? stream()).start();
});
afterAll(() => {
  web.close();
});
beforeEach(() => {
  web.visits.length = 0;
  replies = [stream(match)];
});

const open = (config: Record<string, unknown> = {}, variables: Record<string, string> = {}) =>
  web.host('sourcegraph', sourcegraph, { config: { endpoint: 'http://code.example.org/', ...config }, variables });
const ask = (text: string, host = open(), limit = 5) =>
  host.retrievers()[0]?.retrieve({ question: questionOf(text), limit });

it('finds code with its repository, path and lines, and the address that shows them', async () => {
  expect(await ask('saltLimit 在哪里定义的？')).toMatchObject([
    {
      kind: 'web',
      retriever: 'sourcegraph',
      title: 'github.com/example/kitchen: src/text/salt.ts',
      text: '/** Grams a day. */\nexport const saltLimit = 5;',
      headingPath: ['github.com/example/kitchen'],
      place: { kind: 'lines', first: 10, last: 11, symbol: null },
      url: 'http://code.example.org/github.com/example/kitchen@c0ffee/-/blob/src/text/salt.ts?L10-11',
    },
    { place: { kind: 'lines', first: 42, last: 42 } },
  ]);
});

it('reads the older form of matches, too', async () => {
  const { chunkMatches, ...rest } = match;
  expect(chunkMatches).toHaveLength(2);
  replies = [stream({ ...rest, lineMatches: [{ line: 'saltLimit()', lineNumber: 6, offsetAndLengths: [[0, 9]] }] })];
  expect(await ask('saltLimit')).toMatchObject([{ text: 'saltLimit()', place: { first: 7, last: 7 } }]);
});

it('asks the stream interface with its token, for files of the configured repositories', async () => {
  await ask('怎么用 saltLimit', open({ repositories: '^github.com/example/' }, { SOURCEGRAPH_TOKEN: 'sgp_token' }));
  const [visit] = web.visits;
  expect(visit?.url.pathname).toBe('/.api/search/stream');
  expect(visit?.headers.authorization).toBe('token sgp_token');
  expect(Object.fromEntries(visit?.url.searchParams ?? [])).toMatchObject({
    q: 'type:file repo:^github.com/example/ count:20 (saltLimit)',
    v: 'V3',
    cm: 'true',
    cl: '5',
  });
});

it('asks for any of the words where no file has all of them', async () => {
  replies = [stream(), stream(match)];
  expect(await ask('saltLimit 和 kitchen.ts 报错 TypeError')).not.toEqual([]);
  expect(web.visits.map(({ url }) => /\((.*)\)/.exec(url.searchParams.get('q') ?? '')?.[1])).toEqual([
    'saltLimit kitchen.ts TypeError',
    'saltLimit OR kitchen.ts OR TypeError',
  ]);
});

it('does not ask a code host about what names no code', async () => {
  expect(await ask('一天吃多少盐')).toEqual([]);
  expect(await ask('how do I get help with this?')).toEqual([]);
  expect(web.visits).toEqual([]);
});

it.each([
  ['saltLimit 报错', ['saltLimit']],
  ['what does the config.yaml of mmpose do', ['config.yaml', 'mmpose']],
  ['请问 RuntimeError: CUDA out of memory 怎么办', ['RuntimeError', 'CUDA', 'out', 'memory']],
  ['a b c', []],
])('finds in %s the words %j', (question, words) => {
  expect(codeWords(question)).toEqual(words);
});

it.each([
  ['no right to', { status: 401, body: 'Invalid access token.' }, 'not-allowed'],
  ['too often', { status: 429, body: '' }, 'rate-limited'],
  ['broken', { status: 500, body: '' }, 'search-failed'],
  ['an error in the stream', { type: 'text/event-stream', body: event('error', { message: 'x' }) }, 'search-failed'],
])('tells when it could not look: %s', async (_, reply, code) => {
  replies = [reply];
  await expect(ask('saltLimit')).rejects.toThrow(code);
});

it.each([
  '',
  'event: matches\ndata: [not json\n\n',
  event('matches', { type: 'content' }),
  event('matches', [{ type: 'repo', repository: 'x' }]),
])('finds nothing in %j', async (body) => {
  replies = [{ type: 'text/event-stream', body }];
  expect(await ask('saltLimit')).toEqual([]);
});
