import { ModelWriter } from '../../src/pipeline/respond/model-writer';
import { Responder } from '../../src/pipeline/respond/respond.step';
import { retrievalConfig } from '../../src/pipeline/respond/retrieval.config';
import { chatModelAt } from '../fakes/chat-model-at';
import { evidence, question, snapshot } from '../fakes/journey';
import { addressOfNobody, endpointOfSuite } from '../fakes/openai-endpoint';
import { replies, type Scripted, whenStreaming } from '../fakes/openai-server';
import { streams } from '../fakes/openai-streams';

const key = 'sk-test-4f9a2c71d0';
/** What is asked for at once is refused, so that no way around the stream is left. */
const inStream = (script: Scripted): Scripted => whenStreaming(script, replies.refusal(503));

/** What can go wrong with a model: the script, and what the trace says of it. */
const faults: Record<string, { script: Scripted; fallback: string | RegExp }> = {
  '429 without a time to wait': { script: replies.refusal(429), fallback: 'model-error' },
  '429 with a time to wait': { script: replies.refusal(429, { 'retry-after': '600' }), fallback: 'model-error' },
  '500': { script: replies.refusal(500), fallback: 'model-error' },
  '503': { script: replies.refusal(503), fallback: 'model-error' },
  'a connection that drops': { script: replies.drop, fallback: 'model-unreachable' },
  'a connection that says nothing': { script: replies.hang, fallback: 'model-timeout' },
  'headers, then nothing': { script: replies.hangInBody, fallback: 'model-timeout' },
  'a stream that stalls': { script: inStream(streams.stalls), fallback: /^model-(timeout|error)$/ },
  'a stream that is cut': { script: inStream(streams.isCut), fallback: 'model-error' },
  'a stream that ends early': { script: inStream(streams.endsEarly), fallback: 'model-error' },
  'no choices': { script: replies.noChoices, fallback: 'model-error' },
  'a page': { script: replies.html, fallback: 'model-error' },
  'half an object': { script: replies.halfJson, fallback: 'model-error' },
  'wrong types': { script: replies.object({ choices: [{ message: { content: 5 } }] }), fallback: 'model-error' },
  'two megabytes': { script: whenStreaming(streams.huge, replies.huge), fallback: /^(invalid-json|model-error)$/ },
  'another language': written('You should measure it twice a day. [1]', 'wrong-language'),
  gibberish: { script: whenStreaming(streams.text(']}{"a'), replies.text(']}{"a')), fallback: 'invalid-json' },
  'sources that do not exist': written('高。[7]', 'unknown-citation'),
  'no sources': written('高。', 'no-citation'),
  'the key in the answer': {
    script: whenStreaming(streams.echoesKey, replies.echoKeyAsAnswer),
    fallback: 'model-error',
  },
  'the key in the complaint': {
    script: whenStreaming(streams.complainsWithKey, replies.echoKeyAsError),
    fallback: 'model-error',
  },
};

function written(answer: string, fallback: string): { script: Scripted; fallback: string } {
  return { script: whenStreaming(streams.answer(answer), replies.answer(answer)), fallback };
}

const server = endpointOfSuite();

function responderAt(baseUrl: string): Responder {
  const model = chatModelAt({ baseUrl, apiKey: key, timeoutSeconds: 0.7 });
  const prompts = { render: (step: string) => step };
  return new Responder({
    retrievers: [],
    modelWriter: new ModelWriter(model, prompts),
    answer: { maxCharacters: 120, maxPassages: 3 },
    retrieval: retrievalConfig.parse({}),
  });
}

describe.each(['at once', 'while it is written'])('a question that a model is to answer, shown %s', (how) => {
  const told: string[] = [];
  const ask = (responder = responderAt(server.baseUrl)) =>
    responder.write({
      question: question(),
      snapshot: snapshot(),
      evidence: [evidence('a', { text: '血压到140/90算高。' })],
      accepted: true,
      signal: undefined,
      ...(how !== 'at once' && { onPartialAnswer: (text: string) => told.push(text) }),
    });
  beforeEach(() => {
    told.length = 0;
  });

  it.each(Object.entries(faults))('is answered by a quote in time: %s', async (_fault, { script, fallback }) => {
    server.script = script;
    const begun = performance.now();
    const result = await ask();
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(result).toMatchObject({
      status: 'draft',
      draft: {
        answer: { text: '血压到140/90算高。[1]', writer: 'quote' },
        fallback: expect.stringMatching(fallback) as string,
      },
    });
    expect(server.asked.length).toBeLessThanOrEqual(2);
    // Half an answer may have been seen, but checked, and nothing else that the endpoint said.
    for (const text of told) expect(text).toMatch(/^(到140\/90算)?高。\[1\]$/);
  });

  it('is answered by a quote when nobody listens at the address', async () => {
    expect(await ask(responderAt(await addressOfNobody()))).toMatchObject({
      draft: { answer: { writer: 'quote' }, fallback: 'model-unreachable' },
    });
  });

  it('is answered by the model again as soon as it is well', async () => {
    const responder = responderAt(server.baseUrl);
    server.script = replies.refusal(500);
    expect(await ask(responder)).toMatchObject({ draft: { answer: { writer: 'quote' } } });
    server.script = whenStreaming(streams.answer('算高。[1]'), replies.answer('算高。[1]'));
    expect(await ask(responder)).toMatchObject({ draft: { answer: { writer: 'model', text: '算高。[1]' } } });
    expect(told).toEqual(how === 'at once' ? [] : ['算高。[1]']);
  });
});
