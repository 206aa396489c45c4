import { modelsConfig } from './models.config';

const sections = [
  ...['chat', 'transcription', 'embedding', 'rerank', 'vision', 'recognition', 'imageEmbedding'],
  ...['breaker', 'budget'],
];
const empty = Object.fromEntries(sections.map((section) => [section, {}]));
const givenAll = (changes: object) => modelsConfig.safeParse({ ...empty, ...changes });
const given = (transcription: object) => givenAll({ transcription });
const problemOf = (transcription: object) => given(transcription).error?.issues[0];

it('writes nothing down when nothing is set, and has its limits all the same', () => {
  expect(given({}).data?.transcription).toEqual({
    timeoutSeconds: 30,
    maxSeconds: 60,
    maxMegabytes: 5,
    secondsPerHour: 3600,
  });
});

it('needs the name of a model with an address', () => {
  expect(problemOf({ baseUrl: 'http://127.0.0.1:8000/v1' })?.path).toEqual(['transcription', 'model']);
  expect(given({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'whisper-1' }).success).toBe(true);
});

it.each([
  ['baseUrl', 'file:///etc/passwd'],
  ['spokenLanguage', 'Chinese'],
  ['maxSeconds', 0],
  ['maxMegabytes', 26],
  ['secondsPerHour', 0],
])('refuses %s: %s', (option, value) => {
  expect(problemOf({ [option]: value })?.path).toEqual(['transcription', option]);
});

it('has its limits for vectors and for judging without any address', () => {
  expect(givenAll({}).data).toMatchObject({
    embedding: {
      timeoutSeconds: 30,
      queryInstruction: '',
      passageInstruction: '',
      batchSize: 32,
      batchCharacters: 24_000,
      parallel: 2,
    },
    rerank: { timeoutSeconds: 10, maxDocuments: 50 },
  });
});

it.each(['embedding', 'rerank'])('needs the name of a model with an address: %s', (section) => {
  const address = { baseUrl: 'http://127.0.0.1:8000/v1' };
  expect(givenAll({ [section]: address }).error?.issues[0]?.path).toEqual([section, 'model']);
  expect(givenAll({ [section]: { ...address, model: 'bge-m3' } }).success).toBe(true);
});

it.each([
  ['embedding', 'baseUrl', 'ftp://127.0.0.1/v1'],
  ['embedding', 'dimensions', 1],
  ['embedding', 'batchSize', 0],
  ['embedding', 'batchSize', 257],
  ['embedding', 'parallel', 0],
  ['embedding', 'queryInstruction', '长'.repeat(1001)],
  ['rerank', 'maxDocuments', 0],
  ['rerank', 'timeoutSeconds', 0],
])('refuses %s.%s: %s', (section, option, value) => {
  expect(givenAll({ [section]: { [option]: value } }).error?.issues[0]?.path).toEqual([section, option]);
});

describe('a list of endpoints', () => {
  const server = { baseUrl: 'http://127.0.0.1:8000/v1' };
  const single = { ...server, model: 'qwen' };
  const local = { ...single, name: 'local' };
  const remote = { ...local, name: 'remote', baseUrl: 'https://api.example.org/v1', apiKeyVariable: 'EXAMPLE_API_KEY' };
  const withChat = (endpoints: object[], changes: object = {}) => givenAll({ chat: { endpoints }, ...changes });
  const problem = (...args: Parameters<typeof withChat>) => withChat(...args).error?.issues[0];

  it('is taken with what each endpoint is for, costs and may be asked', () => {
    const full = {
      ...remote,
      contextTokens: 32_768,
      price: { prompt: 2, completion: 8 },
      roles: ['answer', 'long'],
      requestsPerMinute: 60,
      tokensPerMinute: 100_000,
      supportsJson: true,
      adapters: { medical: { model: 'qwen-medical', path: '/adapters/medical' }, research: { model: 'qwen-law' } },
    };
    expect(withChat([local, full]).data?.chat.endpoints).toEqual([
      { ...local, parallel: 16, roles: [], supportsJson: false, adapters: {} },
      { ...full, parallel: 16 },
    ]);
  });

  it.each([
    ['two of one name', [local, local], ['chat', 'endpoints']],
    ['a role that there is not', [{ ...local, roles: ['sing'] }], ['chat', 'endpoints', 0, 'roles', 0]],
    ['a key in the file', [{ ...local, apiKey: 'sk-1' }], ['chat', 'endpoints', 0]],
    ['a price that is negative', [{ ...local, price: { prompt: -1, completion: 0 } }], undefined],
    ['half a price', [{ ...local, price: { prompt: 1 } }], undefined],
    ['a name that is no label', [{ ...local, name: 'Mine & yours' }], undefined],
  ])('refuses %s', (_what, endpoints, path) => {
    expect(withChat(endpoints).success).toBe(false);
    if (path) expect(problem(endpoints)?.path).toEqual(path);
  });

  it.each(['sk-test-4f9a2c71d0', 'sk_live', 'FENNELBEAN_SERVER__START_TOKEN'])(
    'points at the endpoint, not at the value, when %s is no variable for a key',
    (apiKeyVariable) => {
      const found = problem([{ ...local, apiKeyVariable }]);
      expect(found?.path).toEqual(['chat', 'endpoints', 0]);
      expect(JSON.stringify(found)).not.toContain(apiKeyVariable);
    },
  );

  it('is not taken beside a single endpoint', () => {
    expect(givenAll({ chat: { ...single, endpoints: [remote] } }).error?.issues[0]?.path).toEqual([
      'chat',
      'endpoints',
    ]);
  });

  it('serves one embedding model', () => {
    expect(givenAll({ embedding: { endpoints: [{ ...server, name: 'a' }] } }).error?.issues[0]?.path).toEqual([
      'embedding',
      'model',
    ]);
    expect(givenAll({ embedding: { model: 'bge-m3', endpoints: [{ ...server, name: 'a' }] } }).success).toBe(true);
  });

  it('needs each price where money is counted, and names the endpoint that has none', () => {
    const priced = { ...remote, price: { prompt: 2, completion: 8 } };
    expect(withChat([priced], { budget: { costPerDay: 5 } }).success).toBe(true);
    expect(problem([priced, local], { budget: { costPerDay: 5 } })).toMatchObject({
      path: ['chat', 'endpoints', 1, 'price'],
      message: expect.stringContaining('local') as string,
    });
    expect(givenAll({ chat: single, budget: { costPerDay: 5 } }).error?.issues[0]?.path).toEqual([
      'budget',
      'costPerDay',
    ]);
  });
});
