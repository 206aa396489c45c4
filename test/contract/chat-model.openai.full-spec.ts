import { chatModelAt } from '../fakes/chat-model-at';
import { OpenAiEndpointHealth } from '../../src/models/openai-compatible/endpoint-health';
import { answerOf } from '../fakes/marked-answer';
import { addressOfNobody, endpointFaults, endpointOfSuite } from '../fakes/openai-endpoint';
import { inTurn, replies, type Scripted, whenStreaming } from '../fakes/openai-server';
import { streams } from '../fakes/openai-streams';
import { type ChatSituation, describeFailingChatModel, failureOf, type StreamSituation } from './chat-model.contract';

const key = 'sk-test-4f9a2c71d0';
const scripts: Record<ChatSituation | StreamSituation, Scripted> = {
  ...endpointFaults,
  'answers with the key that it was sent': replies.echoKeyAsAnswer,
  'answers with no choices': replies.noChoices,
  'answers with no content': replies.noContent,
  'answers with an object of another kind': replies.object({ output: [{ text: '高' }] }),
  'asks for patience beyond the deadline': replies.refusal(429, { 'retry-after': '20' }),
  'stalls in the middle': streams.stalls,
  'stalls before the first word': streams.stallsAtOnce,
  'drips beyond the deadline': streams.drips,
  'is cut in the middle': streams.isCut,
  'ends in the middle': streams.endsEarly,
  'never says that it is finished': streams.isUnfinished,
  'is cut, having said all along that it is finished with nothing': streams.isCutWithEmptyReasons,
  'says nothing': streams.saysNothing,
  'brings the key that was sent, in pieces': streams.echoesKey,
  'complains in the middle, with the key that was sent': streams.complainsWithKey,
  'brings garbage in the middle': streams.garbage,
  'brings a piece of another kind': streams.wrongTypes,
  'brings numbers in place of pieces': streams.noObjects,
  'weighs two megabytes': streams.huge,
  'never ends': streams.endless,
};

const server = endpointOfSuite();

const modelAt = (baseUrl: string, changes: { apiKey?: string | undefined; timeoutSeconds?: number } = {}) =>
  chatModelAt({ baseUrl, apiKey: key, timeoutSeconds: 0.8, ...changes });
const request = { system: 'Answer.', user: '血压多少算高' };

describe('A chat endpoint', () => {
  it('asks for one completion, instructions and material apart, and gives the text with its tokens', async () => {
    server.script = replies.answer('到140/90算高[1]');
    const reply = await modelAt(server.baseUrl).complete(request);
    expect(reply).toEqual({
      text: answerOf('到140/90算高[1]'),
      tokens: 123,
      usage: { promptTokens: 100, completionTokens: 23, isEstimate: false, cost: null, endpoint: 'chat' },
    });
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
    expect((await modelAt(server.baseUrl).complete(request)).text).toContain(answerOf('高[1]'));
  });

  it('asks once more after a refusal that passes, and not after one that does not', async () => {
    server.script = inTurn(replies.refusal(429, { 'retry-after-ms': '10' }), replies.answer('高[1]'));
    expect((await modelAt(server.baseUrl).complete(request)).text).toContain(answerOf('高[1]'));
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
    expect(await modelAt(server.baseUrl).complete(request)).toMatchObject({
      text: 'x',
      tokens: null,
      usage: { promptTokens: 8, completionTokens: 1, isEstimate: true },
    });
  });

  it('needs no key for a server that wants none, and takes an address with a slash behind', async () => {
    server.script = replies.answer('高[1]');
    const model = modelAt(`${server.baseUrl}/`, { apiKey: undefined });
    expect((await model.complete(request)).text).toContain(answerOf('高[1]'));
    expect(server.asked[0]?.path).toBe('/v1/chat/completions');
  });

  it('cannot reach what is not there', async () => {
    expect((await failureOf(modelAt(await addressOfNobody()).complete(request))).failure).toMatch(
      /^(unreachable|timeout)$/,
    );
  });

  describe('that is to tell of the text as it comes', () => {
    const text = answerOf('到140/90算高。[1]');
    let told: string[];
    beforeEach(() => {
      told = [];
    });
    const streaming = { ...request, onText: (soFar: string) => told.push(soFar) };
    const wereStreamed = () => server.asked.map(({ body }) => body.stream === true);

    it.each([
      ['in pieces', streams.answer('到140/90算高。[1]'), 123],
      ['torn by the network, among comments and nonsense', streams.torn('到140/90算高。[1]'), 123],
      ['with an empty finish reason until the end', streams.emptyReasons('到140/90算高。[1]'), null],
      ['without a count of tokens', streams.withoutUsage('到140/90算高。[1]'), null],
    ])('reads a stream %s', async (_how, script, tokens) => {
      server.script = script;
      expect(await modelAt(server.baseUrl).complete(streaming)).toMatchObject({ text, tokens });
      expect(told.length).toBeGreaterThan(10);
      expect(told.at(-1)).toBe(text);
      for (const [at, soFar] of told.entries()) expect(text.startsWith(soFar) && soFar !== told[at - 1]).toBe(true);
    });

    it('asks for a stream with its tokens, and only then', async () => {
      server.script = whenStreaming(streams.answer('高。[1]'), replies.answer('高。[1]'));
      const model = modelAt(server.baseUrl);
      await model.complete(streaming);
      await model.complete(request);
      expect(server.asked[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
      expect(server.asked[1]?.body).not.toHaveProperty('stream');
    });

    it.each([
      ['refuses with 400', replies.refusal(400)],
      ['refuses with 422', replies.refusal(422)],
      ['takes no notice of that', replies.text(text)],
    ])('is content with the whole from an endpoint that %s, and remembers', async (_how, whatStreamsGet) => {
      server.script = whenStreaming(whatStreamsGet, replies.text(text));
      const model = modelAt(server.baseUrl);
      // At the same time, as when a group wakes up.
      for (const reply of await Promise.all([model.complete(streaming), model.complete(streaming)])) {
        expect(reply).toMatchObject({ text, tokens: 123 });
      }
      server.asked.length = 0;
      await model.complete(streaming);
      expect(wereStreamed()).toEqual([false]);
      expect(told).toEqual([]);
    });

    it('still streams after a request that was refused for itself, a page or a stall', async () => {
      const model = modelAt(server.baseUrl);
      for (const script of [replies.refusal(400), replies.html, streams.stallsAtOnce]) {
        server.script = script;
        await failureOf(model.complete(streaming));
      }
      server.script = streams.answer('到140/90算高。[1]');
      expect((await model.complete(streaming)).text).toBe(text);
      expect(told.at(-1)).toBe(text);
    });

    it('asks once more after a refusal that passes, and not after a stream that broke off', async () => {
      server.script = inTurn(replies.refusal(503), streams.answer('到140/90算高。[1]'));
      expect((await modelAt(server.baseUrl).complete(streaming)).text).toBe(text);
      expect(wereStreamed()).toEqual([true, true]);
      server.asked.length = 0;
      server.script = inTurn(streams.isCut, streams.answer('高。[1]'));
      await failureOf(modelAt(server.baseUrl).complete(streaming));
      expect(wereStreamed()).toEqual([true]);
    });

    it('gives at its deadline what was finished, when the stream is not closed behind it', async () => {
      server.script = streams.stallsBehindTheEnd;
      expect(await modelAt(server.baseUrl).complete(streaming)).toMatchObject({ text: told.at(-1) });
    });

    it('hangs up on an endpoint that never ends', async () => {
      let isClosed: Promise<void> | undefined;
      server.script = (asking, response, asked) => {
        isClosed = new Promise((resolve) => response.once('close', resolve));
        return streams.endless(asking, response, asked);
      };
      await failureOf(modelAt(server.baseUrl).complete(streaming));
      await isClosed;
    });
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
  it('sees that an endpoint answers, asks it seldom, once for all its models, and without the key', async () => {
    const { baseUrl } = server;
    const gone = await addressOfNobody();
    const health = new OpenAiEndpointHealth({ chat: [gone, baseUrl], embedding: [baseUrl], rerank: [], vision: [] });
    expect(await health.chat()).toBe('ok');
    expect(await health.chat()).toBe('ok');
    expect(await health.embedding()).toBe('ok');
    expect(await health.rerank()).toBe('not-configured');
    expect(server.asked).toEqual([{ path: '/v1/models', authorization: undefined, body: {} }]);
  });

  it('sees that one does not answer, and that none is set', async () => {
    const gone = await addressOfNobody();
    const health = new OpenAiEndpointHealth({ chat: [], embedding: [gone], rerank: [server.baseUrl], vision: [] });
    expect(await health.chat()).toBe('not-configured');
    expect(await health.embedding()).toBe('unreachable');
    expect(await health.rerank()).toBe('ok');
  });
});
