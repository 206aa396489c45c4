import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ModelError } from '../../core/ports/chat-model';
import type { TranscriptionModel, TranscriptionRequest } from '../../core/ports/transcription-model';
import {
  asModelError,
  connect,
  loadSdk,
  mayPass,
  type OpenAiClient,
  type OpenAiEndpointOptions,
  RETRY_MILLISECONDS,
} from './openai-client';

export interface OpenAiTranscriptionOptions extends OpenAiEndpointOptions {
  /** ISO 639-1; undefined: the endpoint finds out. */
  language: string | undefined;
}

const NAME = 'The transcription model';
/** Ten minutes of quick speech; more than that was not said. */
const MAX_CHARACTERS = 10_000;

const transcription = z.object({ text: z.string() });

/** Any endpoint that speaks OpenAI's `/audio/transcriptions`. The SDK loads when it is first asked. */
export class OpenAiTranscriptionModel implements TranscriptionModel {
  private client: OpenAiClient | null = null;

  constructor(private readonly options: OpenAiTranscriptionOptions) {}

  async transcribe({ bytes, fileName, mediaType, signal }: TranscriptionRequest): Promise<{ text: string }> {
    const sdk = await loadSdk();
    const { model, language, timeoutSeconds } = this.options;
    const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
    const within = signal ? AbortSignal.any([deadline, signal]) : deadline;
    this.client ??= connect(sdk, this.options);
    const { transcriptions } = this.client.audio;
    try {
      const file = await sdk.toFile(bytes, fileName, { type: mediaType });
      const ask = (): Promise<unknown> =>
        transcriptions.create(
          { file, model, response_format: 'json', ...(language !== undefined && { language }) },
          { signal: within },
        );
      const answer = await ask().catch(async (error: unknown) => {
        if (!mayPass(error, sdk)) throw error;
        await pause(RETRY_MILLISECONDS, undefined, { signal: within });
        return ask();
      });
      return { text: this.withoutKey(readText(answer)) };
    } catch (error) {
      if (within.aborted) throw new ModelError('timeout', `${NAME} did not answer in time`);
      throw asModelError(error, sdk, NAME);
    }
  }

  /** Some proxies show the request in their reply; the key must not get into a group that way. */
  private withoutKey(text: string): string {
    const { apiKey } = this.options;
    if (apiKey && text.includes(apiKey)) throw new ModelError('error', `${NAME} sent the key back`);
    return text;
  }
}

/** A server that is not what it claims may answer anything, so nothing of the typed reply is taken for granted. */
function readText(answer: unknown): string {
  const read = transcription.safeParse(answer);
  if (!read.success) throw new ModelError('error', `${NAME} sent no text`);
  return read.data.text.trim().slice(0, MAX_CHARACTERS);
}
