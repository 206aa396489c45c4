import { EmbeddingError, type EmbeddingFault, type EmbeddingModel } from '../../src/core/ports/embedding-model';

/** An endpoint of the kind that the model under test speaks to, which does as it is told. */
export interface EmbeddingEndpoint {
  /** A model on this endpoint, with a key and a patience of about half a second. */
  model: EmbeddingModel;
  key: string;
  now(situation: EmbeddingSituation): void;
}

export const embeddingSituations = {
  'answers 429 to each request': 'refused',
  'asks for patience beyond the deadline': 'refused',
  'answers 500 to each request': 'refused',
  'answers 401': 'refused',
  'complains with the key that it was sent': 'refused',
  'sends elsewhere': 'refused',
  'refuses every text as too long': 'refused',
  'answers with a page': 'unreadable',
  'answers with half an object': 'unreadable',
  'answers with an object of another kind': 'unreadable',
  'answers in base64': 'unreadable',
  'answers with empty vectors': 'unreadable',
  'gives one vector too few': 'wrong-count',
  'gives one vector too many': 'wrong-count',
  'gives no vectors': 'wrong-count',
  'gives all vectors for the same text': 'wrong-count',
  'gives vectors of different lengths': 'wrong-dimension',
  'gives NaN': 'not-a-number',
  'gives an infinite number': 'not-a-number',
  'gives a number beyond all numbers': 'not-a-number',
  'gives null for a number': 'not-a-number',
  'gives text for a number': 'not-a-number',
  'gives vectors of zeros': 'not-a-number',
  'drops the connection': 'unreachable',
  'never answers': 'timeout',
  'never ends its answer': 'timeout',
} as const satisfies Record<string, EmbeddingFault>;
export type EmbeddingSituation = keyof typeof embeddingSituations;

export async function faultOf(asking: Promise<unknown>): Promise<EmbeddingError> {
  const result = await asking.catch((error: unknown) => error);
  if (result instanceof EmbeddingError) return result;
  throw new Error('The model did not fail as it should.', { cause: result });
}

/** What every adapter of the port `EmbeddingModel` does when its endpoint fails. */
export function describeFailingEmbeddingModel(endpoint: () => EmbeddingEndpoint): void {
  it.each(Object.entries(embeddingSituations) as [EmbeddingSituation, EmbeddingFault][])(
    'of an endpoint that %s: an EmbeddingError "%s" in time, without the endpoint’s own words',
    async (situation, fault) => {
      endpoint().now(situation);
      const begun = performance.now();
      const error = await faultOf(endpoint().model.embed(['血压多少算高', '早上好'], 'passage'));
      expect(performance.now() - begun).toBeLessThan(3000);
      expect(error.fault).toBe(fault);
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(endpoint().key);
      expect(error.message).toMatch(/^The embedding model [^\n<{]*$/);
      expect(error.message).not.toMatch(/quota|Incorrect/);
    },
  );

  it('gives up when the caller does', async () => {
    endpoint().now('never answers');
    const caller = new AbortController();
    const asking = faultOf(endpoint().model.embed(['血压'], 'query', caller.signal));
    setTimeout(() => {
      caller.abort();
    }, 20);
    expect((await asking).fault).toBe('timeout');
    expect((await faultOf(endpoint().model.embed(['血压'], 'query', AbortSignal.abort()))).fault).toBe('timeout');
  });
}
