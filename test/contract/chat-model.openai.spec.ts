import { OpenAiChatModel } from '../../src/models/openai-compatible/openai-chat.model';
import { OpenAiEndpointHealth } from '../../src/models/openai-compatible/endpoint-health';
import { inTurn, replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';
import { type ChatSituation, describeFailingChatModel, failureOf } from './chat-model.contract';

const key = 'sk-test-4f9a2c71d0';
const scripts: Record<ChatSituation, Scripted> = {
  'answers 429 to each request': replies.refusal(429, { 'retry-after-ms': '10' }),
  'answers 500 to each request': replies.refusal(500, { 'retry-after-ms': '10' }),
  'answers 401': replies.refusal(401),
  'complains with the key that it was sent': replies.echoKeyAsError,
  'answers with the key that it was sent': replies.echoKeyAsAnswer,
  'answers with a page': replies.html,
  'answers with half an object': replies.halfJson,
  'answers with no choices': replies.noChoices,
  'answers with no content': replies.noContent,
  'answers with an object of another kind': replies.object({ output: [{ text: '高' }] }),
  'drops the connection': replies.drop,
  'never answers': replies.hang,
  'never ends its answer': replies.hangInBody,
  'asks for patience beyond the deadline': replies.refusal(429, { 'retry-after': '20' }),
};

let server: ScriptedOpenAiServer;
beforeAll(async () => {
  server = await new ScriptedOpenAiServer().start();
});
afterAll(async () => {
  await server.stop();
});
beforeEach(() => {
  server.asked.length = 0;
});

const modelAt = (baseUrl: string, changes: { apiKey?: string | undefined; timeoutSeconds?: number } = {}) =>
  new OpenAiChatModel({ baseUrl, model: 'scripted', apiKey: key, timeoutSeconds: 1.2, ...changes });
const request = { system: 'Answer.', user: '血压多少算高' };

describe('OpenAiChatModel', () => {
  it('asks for one completion, instructions and material apart, and gives the text with its tokens', async () => {
    server.script = replies.answer('到140/90算高[1]');
    const reply = await modelAt(server.baseUrl).complete(request);
    expect(reply).toEqual({ text: '{"answerable":true,"answer":"到140/90算高[1]"}', tokens: 123 });
    expect(server.asked).toEqual([
      {
        path: '/v1/chat/completions',
        authorization: `Bearer ${key}`,
        body: {
          model: 'scripted',
          temperature: 0,
          messages: [
            { role: 'system', content: 'Answer.' },
            { role: 'user', content: '血压多少算高' },
          ],
        },
      },
    ]);
  });

  it('waits for a slow answer', async () => {
    server.script = replies.after(300, replies.answer('高[1]'));
    expect((await modelAt(server.baseUrl).complete(request)).text).toContain('高[1]');
  });

  it('asks once more after a refusal that passes, and not after one that does not', async () => {
    server.script = inTurn(replies.refusal(429, { 'retry-after-ms': '10' }), replies.answer('高[1]'));
    expect((await modelAt(server.baseUrl).complete(request)).text).toContain('高[1]');
    expect(server.asked).toHaveLength(2);
    server.script = replies.refusal(401);
    await failureOf(modelAt(server.baseUrl).complete(request));
    expect(server.asked).toHaveLength(3);
  });

  it('takes no more of a huge answer than it can use', async () => {
    server.script = replies.huge;
    expect((await modelAt(server.baseUrl, { timeoutSeconds: 10 }).complete(request)).text.length).toBeLessThan(200_000);
  });

  it('gives what the model wrote as it is: who asked has to check it', async () => {
    for (const text of ['not JSON', '', '{"answerable": "maybe"}']) {
      server.script = replies.text(text);
      expect((await modelAt(server.baseUrl).complete(request)).text).toBe(text);
    }
  });

  it('does without tokens where the endpoint does not tell', async () => {
    server.script = replies.object({ choices: [{ message: { content: 'x' } }] });
    expect(await modelAt(server.baseUrl).complete(request)).toEqual({ text: 'x', tokens: null });
  });

  it('needs no key for a server that wants none, and takes an address with a slash behind', async () => {
    server.script = replies.answer('高[1]');
    const model = modelAt(`${server.baseUrl}/`, { apiKey: undefined });
    expect((await model.complete(request)).text).toContain('高[1]');
    expect(server.asked[0]?.path).toBe('/v1/chat/completions');
  });

  it('cannot reach what is not there', async () => {
    const gone = await new ScriptedOpenAiServer().start();
    const { baseUrl } = gone;
    await gone.stop();
    expect((await failureOf(modelAt(baseUrl).complete(request))).failure).toMatch(/^(unreachable|timeout)$/);
  });

  describeFailingChatModel(() => ({
    key,
    model: modelAt(server.baseUrl),
    now: (situation) => {
      server.script = scripts[situation];
    },
  }));
});

describe('OpenAiEndpointHealth', () => {
  it('sees that the endpoint answers, asks it seldom, and without the key', async () => {
    const health = new OpenAiEndpointHealth(server.baseUrl);
    expect(await health.chat()).toBe('ok');
    expect(await health.chat()).toBe('ok');
    expect(server.asked).toEqual([{ path: '/v1/models', authorization: undefined, body: {} }]);
  });

  it('sees that it does not answer, and that none is set', async () => {
    const gone = await new ScriptedOpenAiServer().start();
    const { baseUrl } = gone;
    await gone.stop();
    expect(await new OpenAiEndpointHealth(baseUrl).chat()).toBe('unreachable');
    expect(await new OpenAiEndpointHealth(undefined).chat()).toBe('not-configured');
  });
});
