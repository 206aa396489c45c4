import { composeModels } from '../../src/app/compose-models';
import { ConfigError } from '../../src/config/config-error';
import { loadConfig } from '../../src/config/load-config';
import { ModelError } from '../../src/core/ports/chat-model';
import { MemoryModelUsage } from '../fakes/model-usage';
import { addressOfNobody, endpointOfSuite } from '../fakes/openai-endpoint';
import { inTurn, replies, whenStreaming } from '../fakes/openai-server';
import { streams } from '../fakes/openai-streams';

const [first, second] = [endpointOfSuite(), endpointOfSuite()];
const key = 'sk-test-71bb02e9c4';
const NOON = Date.UTC(2026, 10, 21, 4);
const request = { system: 'Answer.', user: '血压多少算高', assistant: 'patients' };

beforeEach(() => {
  for (const server of [first, second]) {
    server.script = replies.text('{"from": "nobody"}');
    server.adapters.clear();
    server.adapterPaths = [];
  }
  second.script = whenStreaming(streams.text('second'), replies.text('second'));
});

interface Setting {
  first?: object;
  second?: object;
  budget?: object;
  breaker?: object;
  timeoutSeconds?: number;
}

function compose({ timeoutSeconds = 1, ...setting }: Setting = {}) {
  const endpoint = { model: 'scripted', timeoutSeconds, price: { prompt: 20_000, completion: 10_000 } };
  const endpoints = [
    { name: 'one', baseUrl: first.baseUrl, ...endpoint, ...setting.first },
    { name: 'two', baseUrl: second.baseUrl, ...endpoint, ...setting.second },
  ];
  const environment = {
    FENNELBEAN_MODELS__CHAT__ENDPOINTS: JSON.stringify(endpoints),
    FENNELBEAN_MODELS__BUDGET: JSON.stringify(setting.budget ?? {}),
    FENNELBEAN_MODELS__BREAKER: JSON.stringify(setting.breaker ?? {}),
  };
  const usage = new MemoryModelUsage();
  const clock = { now: () => NOON, elapsed: () => performance.now() };
  const models = composeModels(loadConfig({ environment }), { clock, usage, environment: { MY_KEY: key } });
  if (!models.chat) throw new Error('There is no chat model.');
  return { ...models, chat: models.chat, usage };
}
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}
const textOf = async (asking: Promise<{ text: string }>): Promise<string> => (await asking).text;

describe('a list of endpoints', () => {
  it('asks the next one when one fails, and counts both', async () => {
    first.script = replies.refusal(401);
    const { chat, usage, settled } = compose();
    const reply = await chat.complete({ ...request, conversation: { channel: 'web', id: 'g1' } });
    expect(reply).toMatchObject({ text: 'second', usage: { endpoint: 'two', cost: 2.23, promptTokens: 100 } });
    await settled();
    const group = { day: '2026-11-21', channel: 'web', conversationId: 'g1', assistant: 'patients', calls: 1 };
    expect(usage.added).toMatchObject([
      { ...group, endpoint: 'one', promptTokens: 0, cost: 0 },
      { ...group, endpoint: 'two', promptTokens: 100, completionTokens: 23, cost: 2.23 },
    ]);
  });

  it('goes on to the next one at the time of the first, and gives up with its message', async () => {
    first.script = replies.hang;
    const { chat } = compose({ timeoutSeconds: 0.3 });
    expect(await textOf(chat.complete(request))).toBe('second');
    second.asked.length = 0;
    const caller = AbortSignal.timeout(100);
    await expect(chat.complete({ ...request, signal: caller })).rejects.toMatchObject({ failure: 'timeout' });
    expect(second.asked).toEqual([]);
  });

  it('leaves one alone that failed again and again, and says so', async () => {
    first.script = replies.refusal(401);
    const { chat, states } = compose();
    for (let at = 0; at < 8; at++) await chat.complete(request);
    expect(first.asked).toHaveLength(5);
    expect(states().map(({ endpoint, breaker }) => [endpoint, breaker])).toEqual([
      ['one', 'open'],
      ['two', 'closed'],
    ]);
  });

  it('finds out that one is well again while others answer, and then asks it first', async () => {
    first.script = replies.refusal(401);
    const { chat } = compose({ breaker: { failures: 1, seconds: 0.1 } });
    await chat.complete(request);
    first.script = replies.hang;
    await new Promise((resolve) => setTimeout(resolve, 110));
    expect(await textOf(chat.complete(request))).toBe('second');
    // Nobody waited for the one that hung, and the next trial does not wait for it either.
    first.script = replies.text('first');
    await new Promise((resolve) => setTimeout(resolve, 110));
    expect(await textOf(chat.complete(request))).toBe('second');
    await until(async () => (await textOf(chat.complete(request))) === 'first');
  });

  it('asks nobody else once somebody has seen the beginning of a text', async () => {
    first.script = streams.isCut;
    const told: string[] = [];
    const { chat } = compose();
    const cut = chat.complete({ ...request, onText: (text) => told.push(text) });
    await expect(cut).rejects.toMatchObject({ failure: 'error' });
    expect([second.asked.length, first.asked.length, told.length > 0]).toEqual([0, 1, true]);
    first.script = replies.refusal(401);
    told.length = 0;
    expect(await textOf(chat.complete({ ...request, onText: (text) => told.push(text) }))).toBe('second');
    for (const text of told) expect('second'.startsWith(text)).toBe(true);
  });

  it('chooses by role and by length, and has no model for what no endpoint is for', async () => {
    const { chat, chatFor, nameFor } = compose({
      first: { roles: ['score', 'rewrite'], contextTokens: 4000 },
      second: { roles: ['answer', 'long'] },
    });
    expect(await textOf(chat.complete(request))).toBe('second');
    expect(await textOf(chat.complete({ ...request, role: 'score' }))).toBe('{"from": "nobody"}');
    expect(await textOf(chat.complete({ ...request, role: 'score', user: '字'.repeat(9000) }))).toBe('second');
    expect([chatFor('enrich'), nameFor('enrich')]).toEqual([null, '']);
    first.asked.length = 0;
    await chatFor('rewrite')?.complete(request);
    expect(first.asked).toHaveLength(1);
    const tooLong = chat.complete({ ...request, role: 'rewrite', user: '字'.repeat(3900) });
    await expect(tooLong).rejects.toThrow('no endpoint for a text as long');
  });

  it('asks for JSON in a way that cannot be missed, where the endpoint takes that', async () => {
    const { chat } = compose({ first: { supportsJson: true } });
    await chat.complete({ ...request, json: true });
    await chat.complete(request);
    const formats = first.asked.map(({ body }) => body.response_format);
    expect(formats).toEqual([{ type: 'json_object' }, undefined]);
  });

  it('sends each endpoint its own key, from the variable that it names', async () => {
    first.script = replies.refusal(401);
    const { chat } = compose({ first: { apiKeyVariable: 'MY_KEY' } });
    await chat.complete(request);
    expect(first.asked[0]?.authorization).toBe(`Bearer ${key}`);
    expect(second.asked[0]?.authorization).not.toContain(key);
    expect(() => compose({ first: { apiKeyVariable: 'NO_KEY' } })).toThrow(ConfigError);
  });
});

describe('adapters of one base model', () => {
  const adapters = { medical: { model: 'qwen-medical', path: '/adapters/medical' }, legal: { model: 'qwen-legal' } };
  const asAsked = () => first.asked.map(({ path, body }) => [path, body.model ?? body.lora_name]);

  it('are chosen by intent, else by assistant, and loaded once where they have a path', async () => {
    first.adapterPaths = ['/adapters/medical'];
    first.adapters.set('qwen-legal', '');
    const { chat } = compose({ first: { adapters } });
    await Promise.all([1, 2].map(() => chat.complete({ ...request, intent: 'medical' })));
    expect(asAsked()).toEqual([
      ['/v1/models', undefined],
      ['/v1/load_lora_adapter', 'qwen-medical'],
      ['/v1/chat/completions', 'qwen-medical'],
      ['/v1/chat/completions', 'qwen-medical'],
    ]);
    first.asked.length = 0;
    await chat.complete({ ...request, intent: 'small-talk', assistant: 'legal' });
    await chat.complete(request);
    expect(asAsked()).toEqual([
      ['/v1/chat/completions', 'qwen-legal'],
      ['/v1/chat/completions', 'scripted'],
    ]);
  });

  it('are loaded anew after the server was restarted, and asked elsewhere where they cannot be', async () => {
    first.adapterPaths = ['/adapters/medical'];
    const { chat } = compose({ first: { adapters } });
    const ask = () => textOf(chat.complete({ ...request, intent: 'medical' }));
    await ask();
    first.adapters.clear();
    expect(await ask()).toBe('second');
    expect(await ask()).toBe('{"from": "nobody"}');
    first.adapters.clear();
    first.adapterPaths = ['/elsewhere'];
    expect([await ask(), await ask()]).toEqual(['second', 'second']);
  });
});

describe('a budget', () => {
  it.each<[string, object, number]>([
    ['tokens of the day', { tokensPerDay: 200 }, 2],
    ['money of the day', { costPerDay: 2.2 }, 1],
    ["group's tokens", { tokensPerGroupPerDay: 200 }, 2],
  ])('stops politely when the %s are used up', async (what, budget, asked) => {
    const { chat, usage } = compose({ budget });
    const ask = (id: string) => chat.complete({ ...request, conversation: { channel: 'web', id } });
    for (let at = 0; at < asked; at++) await ask('g1');
    const failure: unknown = await ask('g1').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect(failure).toMatchObject({ failure: 'over-budget', message: expect.stringContaining(what) as string });
    expect(first.asked).toHaveLength(asked);
    const other = ask('g2');
    if ('tokensPerGroupPerDay' in budget) expect((await other).text).not.toBe('');
    else await expect(other).rejects.toMatchObject({ failure: 'over-budget' });
    for (const used of usage.added) used.day = '2026-11-20';
    expect((await ask('g1')).text).not.toBe('');
  });

  it('is not spent by what it does not know: then no model is asked', async () => {
    const { chat, usage } = compose({ budget: { tokensPerDay: 200 } });
    usage.ofDay = () => Promise.reject(new Error('database is locked'));
    await expect(chat.complete(request)).rejects.toThrow(ModelError);
    expect(first.asked).toEqual([]);
  });
});

it('asks another server of the same embedding model, and another rerank model', async () => {
  const server = { baseUrl: await addressOfNobody(), name: 'gone' };
  const there = { baseUrl: second.baseUrl, name: 'there' };
  const environment = {
    FENNELBEAN_MODELS__EMBEDDING: JSON.stringify({ model: 'bge', timeoutSeconds: 1, endpoints: [server, there] }),
    FENNELBEAN_MODELS__RERANK: JSON.stringify({
      endpoints: [server, there].map((endpoint) => ({ ...endpoint, model: 'scripted' })),
    }),
  };
  const clock = { now: () => NOON, elapsed: () => performance.now() };
  const { embedding, rerank, chat } = composeModels(loadConfig({ environment }), { clock });
  expect(chat).toBeNull();
  expect(await embedding?.embed(['血压'], 'query')).toHaveLength(1);
  expect(await rerank?.rerank('血压', ['高', '低'])).toHaveLength(2);
});

it('shows pictures to a model that sees', async () => {
  const environment = { FENNELBEAN_MODELS__VISION: JSON.stringify({ baseUrl: first.baseUrl, model: 'scripted' }) };
  const clock = { now: () => NOON, elapsed: () => performance.now() };
  const { vision } = composeModels(loadConfig({ environment }), { clock });
  first.script = inTurn(replies.text('红色'));
  const pictures = [{ bytes: Buffer.from('red'), mediaType: 'image/png' }];
  expect((await vision?.complete({ ...request, pictures }))?.text).toBe('红色');
  const [, user] = first.asked[0]?.body.messages ?? [];
  expect(user?.content).toEqual([
    { type: 'text', text: request.user },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,cmVk' } },
  ]);
});
