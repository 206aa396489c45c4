import { z } from 'zod';
import { ModelError } from '../../core/ports/chat-model';
import type { Moderation, ModerationModel, ModerationRequest } from '../../core/ports/moderation-model';
import { asModelError, connect, loadSdk, type OpenAiClient, type OpenAiEndpointOptions } from './openai-client';

const NAME = 'The moderation endpoint';
/** What endpoints take at once; an answer is far shorter. */
const MAX_CHARACTERS = 20_000;

const moderation = z.object({
  results: z.array(z.object({ flagged: z.boolean(), categories: z.record(z.string(), z.unknown()).nullish() })).min(1),
});

/** Any endpoint that speaks OpenAI's `/moderations`, asked once. The SDK loads when it is first asked. */
export class OpenAiModerationModel implements ModerationModel {
  private client: OpenAiClient | null = null;

  constructor(private readonly options: OpenAiEndpointOptions) {}

  async judge({ text, signal }: ModerationRequest): Promise<Moderation> {
    const sdk = await loadSdk();
    const { model, timeoutSeconds } = this.options;
    const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
    const within = signal ? AbortSignal.any([deadline, signal]) : deadline;
    this.client ??= connect(sdk, this.options);
    try {
      const input = text.slice(0, MAX_CHARACTERS);
      const body = model === '' ? { input } : { input, model };
      return readModeration(await this.client.moderations.create(body, { signal: within }));
    } catch (error) {
      if (within.aborted) throw new ModelError('timeout', `${NAME} did not answer in time`);
      throw asModelError(error, sdk, NAME);
    }
  }
}

/** A server that is not what it claims may answer anything, so nothing of the typed reply is taken for granted. */
function readModeration(answer: unknown): Moderation {
  const read = moderation.safeParse(answer);
  if (!read.success) throw new ModelError('error', `${NAME} sent no judgement`);
  const { results } = read.data;
  const categories = results.flatMap(({ categories: all }) =>
    Object.entries(all ?? {}).flatMap(([name, holds]) => (holds === true ? [name] : [])),
  );
  return { isFlagged: results.some(({ flagged }) => flagged), categories: [...new Set(categories)] };
}
