import { type ChatModel, type ChatReply, ModelError, type ModelFailure } from '../../src/core/ports/chat-model';

/** An endpoint of the kind that the model under test speaks to, which does as it is told. */
export interface ChatEndpoint {
  /** A model on this endpoint, with a key and a patience of about a second. */
  model: ChatModel;
  key: string;
  now(situation: ChatSituation | StreamSituation): void;
}

export const chatSituations = {
  'answers 429 to each request': 'error',
  'answers 500 to each request': 'error',
  'answers 401': 'error',
  'complains with the key that it was sent': 'error',
  'answers with the key that it was sent': 'error',
  'answers with a page': 'error',
  'answers with half an object': 'error',
  'answers with no choices': 'error',
  'answers with no content': 'error',
  'answers with an object of another kind': 'error',
  'drops the connection': 'unreachable',
  'never answers': 'timeout',
  'never ends its answer': 'timeout',
  'asks for patience beyond the deadline': 'error',
} as const satisfies Record<string, ModelFailure>;
export type ChatSituation = keyof typeof chatSituations;

/** Of an endpoint that streams; what is asked for at once goes well. */
export const streamSituations = {
  'stalls in the middle': 'timeout',
  'stalls before the first word': 'timeout',
  'drips beyond the deadline': 'timeout',
  'is cut in the middle': 'error',
  'ends in the middle': 'error',
  'never says that it is finished': 'error',
  'is cut, having said all along that it is finished with nothing': 'error',
  'says nothing': 'error',
  'brings the key that was sent, in pieces': 'error',
  'complains in the middle, with the key that was sent': 'error',
  'brings garbage in the middle': 'error',
  'brings a piece of another kind': 'error',
  'brings numbers in place of pieces': 'error',
  'weighs two megabytes': 'error',
  'never ends': 'error',
} as const satisfies Record<string, ModelFailure>;
export type StreamSituation = keyof typeof streamSituations;

export async function failureOf(asking: Promise<ChatReply>): Promise<ModelError> {
  const result: unknown = await asking.catch((error: unknown) => error);
  if (result instanceof ModelError) return result;
  throw new Error('The model did not fail as it should.', { cause: result });
}

/** What every adapter of the port `ChatModel` does when its endpoint fails. */
export function describeFailingChatModel(endpoint: () => ChatEndpoint): void {
  const request = { system: 'Answer.', user: '血压多少算高' };
  let told: string[];
  beforeEach(() => {
    told = [];
  });
  const onText = (text: string) => told.push(text);
  const ask = (changes: { signal?: AbortSignal; onText?: (text: string) => void } = {}) =>
    endpoint().model.complete({ ...request, ...changes });

  async function expectFailure(asking: Promise<ChatReply>, failure: ModelFailure): Promise<void> {
    const begun = performance.now();
    const error = await failureOf(asking);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(error.failure).toBe(failure);
    expect(`${error.message} ${JSON.stringify(error)} ${told.join(' ')}`).not.toContain(endpoint().key);
    expect(error.message).toMatch(/^The chat model [^\n<{]*$/);
    expect(error.message).not.toMatch(/quota|Incorrect/);
  }

  describe.each(Object.entries(chatSituations) as [ChatSituation, ModelFailure][])(
    'of an endpoint that %s',
    (situation, failure) => {
      it(`is a ModelError "${failure}" in time, without the endpoint's own words`, async () => {
        endpoint().now(situation);
        await expectFailure(ask(), failure);
      });

      it('is the same when it was to be told of the text as it comes', async () => {
        endpoint().now(situation);
        await expectFailure(ask({ onText }), failure);
        expect(told).toEqual([]);
      });
    },
  );

  describe.each(Object.entries(streamSituations) as [StreamSituation, ModelFailure][])(
    'of a stream that %s',
    (situation, failure) => {
      it(`is a ModelError "${failure}" in time, and what was told before only grew`, async () => {
        endpoint().now(situation);
        await expectFailure(ask({ onText }), failure);
        for (const [at, text] of told.entries()) {
          expect(text.length).toBeLessThanOrEqual(100_000);
          if (at > 0) expect(text.startsWith(told[at - 1] ?? '') && text !== told[at - 1]).toBe(true);
        }
      });
    },
  );

  it.each([
    ['never answers', undefined],
    ['stalls in the middle', onText],
  ] as const)('gives up when the caller does: %s', async (situation, listener) => {
    endpoint().now(situation);
    const caller = new AbortController();
    setTimeout(() => {
      caller.abort();
    }, 50);
    const begun = performance.now();
    await failureOf(ask({ signal: caller.signal, ...(listener && { onText: listener }) }));
    expect(performance.now() - begun).toBeLessThan(900);
    await failureOf(ask({ signal: AbortSignal.abort(), ...(listener && { onText: listener }) }));
  });
}
