import { ModelError, type ModelFailure } from '../../src/core/ports/chat-model';
import type { TranscriptionModel } from '../../src/core/ports/transcription-model';

/** An endpoint of the kind that the model under test speaks to, which does as it is told. */
export interface TranscriptionEndpoint {
  /** A model on this endpoint, with a key and a patience of about a second. */
  model: TranscriptionModel;
  key: string;
  now(situation: TranscriptionSituation): void;
}

export const transcriptionSituations = {
  'answers 429 to each request': 'error',
  'answers 500 to each request': 'error',
  'answers 401': 'error',
  'complains with the key that it was sent': 'error',
  'answers with the key that it was sent': 'error',
  'answers with a page': 'error',
  'answers with half an object': 'error',
  'answers with an object of another kind': 'error',
  'answers with no text': 'error',
  'drops the connection': 'unreachable',
  'never answers': 'timeout',
  'never ends its answer': 'timeout',
} as const satisfies Record<string, ModelFailure>;
export type TranscriptionSituation = keyof typeof transcriptionSituations;

export const sound = { bytes: Buffer.from('OggS and so on'), fileName: 'voice.ogg', mediaType: 'audio/ogg' };

export async function failureOf(asking: Promise<unknown>): Promise<ModelError> {
  const result = await asking.catch((error: unknown) => error);
  if (result instanceof ModelError) return result;
  throw new Error('The model did not fail as it should.', { cause: result });
}

/** What every adapter of the port `TranscriptionModel` does when its endpoint fails. */
export function describeFailingTranscriptionModel(endpoint: () => TranscriptionEndpoint): void {
  it.each(Object.entries(transcriptionSituations) as [TranscriptionSituation, ModelFailure][])(
    'of an endpoint that %s: a ModelError "%s", without the endpoint’s own words',
    async (situation, failure) => {
      endpoint().now(situation);
      const error = await failureOf(endpoint().model.transcribe(sound));
      expect(error.failure).toBe(failure);
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(endpoint().key);
      expect(error.message).toMatch(/^The transcription model [^\n<{]*$/);
      expect(error.message).not.toMatch(/quota|Incorrect/);
    },
  );

  it('gives up when the caller does', async () => {
    endpoint().now('never answers');
    const caller = new AbortController();
    const asking = failureOf(endpoint().model.transcribe({ ...sound, signal: caller.signal }));
    caller.abort();
    expect((await asking).failure).toBe('timeout');
    await failureOf(endpoint().model.transcribe({ ...sound, signal: AbortSignal.abort() }));
  });
}
