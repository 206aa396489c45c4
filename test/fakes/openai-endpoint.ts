import { replies, type Scripted, ScriptedOpenAiServer } from './openai-server';

/** One for all tests of a file, or of a `describe`; each begins with nothing asked. */
export function endpointOfSuite(): ScriptedOpenAiServer {
  const server = new ScriptedOpenAiServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(() => {
    server.asked.length = 0;
  });
  return server;
}

/** What the endpoint of any model may do wrong, by what the contracts of the models call it. */
export const endpointFaults = {
  'answers 429 to each request': replies.refusal(429, { 'retry-after-ms': '10' }),
  'answers 500 to each request': replies.refusal(500, { 'retry-after-ms': '10' }),
  'answers 401': replies.refusal(401),
  'complains with the key that it was sent': replies.echoKeyAsError,
  'answers with a page': replies.html,
  'answers with half an object': replies.halfJson,
  'drops the connection': replies.drop,
  'never answers': replies.hang,
  'never ends its answer': replies.hangInBody,
} satisfies Record<string, Scripted>;

/** Of an endpoint that was there and is not any more. */
export async function addressOfNobody(): Promise<string> {
  const gone = await new ScriptedOpenAiServer().start();
  const { baseUrl } = gone;
  await gone.stop();
  return baseUrl;
}
