import { type ChatModel, type ChatReply, ModelError, type ModelFailure } from '../../src/core/ports/chat-model';

/** An endpoint of the kind that the model under test speaks to, which does as it is told. */
export interface ChatEndpoint {
  /** A model on this endpoint, with a key and a patience of about a second. */
  model: ChatModel;
  key: string;
  now(situation: ChatSituation): void;
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

export async function failureOf(asking: Promise<ChatReply>): Promise<ModelError> {
  const result: unknown = await asking.catch((error: unknown) => error);
  if (result instanceof ModelError) return result;
  throw new Error('The model did not fail as it should.', { cause: result });
}

/** What every adapter of the port `ChatModel` does when its endpoint fails. */
export function describeFailingChatModel(endpoint: () => ChatEndpoint): void {
  const ask = (signal?: AbortSignal) =>
    endpoint().model.complete({ system: 'Answer.', user: '血压多少算高', ...(signal && { signal }) });

  describe.each(Object.entries(chatSituations) as [ChatSituation, ModelFailure][])(
    'of an endpoint that %s',
    (situation, failure) => {
      it(`is a ModelError "${failure}" in time, without the endpoint's own words`, async () => {
        endpoint().now(situation);
        const begun = performance.now();
        const error = await failureOf(ask());
        expect(performance.now() - begun).toBeLessThan(3000);
        expect(error.failure).toBe(failure);
        expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(endpoint().key);
        expect(error.message).toMatch(/^The chat model [^\n<{]*$/);
        expect(error.message).not.toMatch(/quota|Incorrect/);
      });
    },
  );

  it('gives up when the caller does', async () => {
    endpoint().now('never answers');
    const caller = new AbortController();
    setTimeout(() => {
      caller.abort();
    }, 50);
    const begun = performance.now();
    await failureOf(ask(caller.signal));
    expect(performance.now() - begun).toBeLessThan(900);
    await failureOf(ask(AbortSignal.abort()));
  });
}
