import { ModelError, type ModelFailure } from '../../src/core/ports/chat-model';
import type { RerankModel } from '../../src/core/ports/rerank-model';

/** An endpoint of the kind that the model under test speaks to, which does as it is told. */
export interface RerankEndpoint {
  /** A model on this endpoint, with a key and a patience of about half a second. */
  model: RerankModel;
  key: string;
  now(situation: RerankSituation): void;
}

export const rerankSituations = {
  'answers 429 to each request': 'error',
  'asks for patience beyond the deadline': 'error',
  'answers 500 to each request': 'error',
  'answers 401': 'error',
  'complains with the key that it was sent': 'error',
  'sends elsewhere': 'error',
  'answers with a page': 'error',
  'answers with half an object': 'error',
  'answers with an object of another kind': 'error',
  'leaves one text out': 'error',
  'gives no scores': 'error',
  'gives all scores for the same text': 'error',
  'gives a score too many': 'error',
  'counts below nothing': 'error',
  'counts in halves': 'error',
  'gives NaN': 'error',
  'gives null for a score': 'error',
  'gives text for a score': 'error',
  'drops the connection': 'unreachable',
  'never answers': 'timeout',
  'never ends its answer': 'timeout',
} as const satisfies Record<string, ModelFailure>;
export type RerankSituation = keyof typeof rerankSituations;

export async function failureOf(asking: Promise<unknown>): Promise<ModelError> {
  const result = await asking.catch((error: unknown) => error);
  if (result instanceof ModelError) return result;
  throw new Error('The model did not fail as it should.', { cause: result });
}

/** What every adapter of the port `RerankModel` does when its endpoint fails. */
export function describeFailingRerankModel(endpoint: () => RerankEndpoint): void {
  it.each(Object.entries(rerankSituations) as [RerankSituation, ModelFailure][])(
    'of an endpoint that %s: a ModelError "%s" in time, without the endpoint’s own words',
    async (situation, failure) => {
      endpoint().now(situation);
      const begun = performance.now();
      const error = await failureOf(endpoint().model.rerank('血压多少算高', ['到140/90算高', '早上好']));
      expect(performance.now() - begun).toBeLessThan(3000);
      expect(error.failure).toBe(failure);
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(endpoint().key);
      expect(error.message).toMatch(/^The rerank model [^\n<{]*$/);
      expect(error.message).not.toMatch(/quota|Incorrect/);
    },
  );

  it('gives up when the caller does', async () => {
    endpoint().now('never answers');
    const caller = new AbortController();
    const asking = failureOf(endpoint().model.rerank('血压', ['高'], caller.signal));
    setTimeout(() => {
      caller.abort();
    }, 20);
    expect((await asking).failure).toBe('timeout');
    expect((await failureOf(endpoint().model.rerank('血压', ['高'], AbortSignal.abort()))).failure).toBe('timeout');
  });
}
