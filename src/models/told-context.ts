import { z } from 'zod';
import { boundedFetch } from './bounded-fetch';

export interface Listed {
  baseUrl: string;
  apiKey: string | undefined;
  modelName: string;
}

const MAX_REPLY_BYTES = 4_000_000;
const PATIENCE_MILLISECONDS = 5000;
const fetchReply = boundedFetch(MAX_REPLY_BYTES);

const count = z.number().positive().nullish().catch(null);
/** vLLM says `max_model_len`, llama.cpp `meta.n_ctx_train`, some routers `context_length`; OpenAI says nothing. */
const listing = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      max_model_len: count,
      context_length: count,
      meta: z.object({ n_ctx_train: count }).nullish().catch(null),
    }),
  ),
});

/** Tokens of the model's context, by the server's own list of models; null where it does not tell. */
export async function toldContext({ baseUrl, apiKey, modelName }: Listed): Promise<number | null> {
  try {
    const reply = await fetchReply(`${baseUrl.replace(/\/+$/, '')}/models`, {
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    });
    const { data } = listing.parse(await reply.json());
    const model = data.find(({ id }) => id === modelName);
    return model?.max_model_len ?? model?.context_length ?? model?.meta?.n_ctx_train ?? null;
  } catch {
    return null;
  }
}
