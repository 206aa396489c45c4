import { z } from 'zod';
import { type ChatModel, type ChatReply, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import { type Adapter, Adapters } from './adapters';
import {
  asModelError,
  connect,
  loadSdk,
  type OpenAiClient,
  type OpenAiEndpointOptions,
  type Sdk,
  statusOf,
} from './openai-client';

/** What an answer may weigh; more is not read. */
const MAX_REPLY_CHARACTERS = 100_000;

const count = z.number().nonnegative().nullish().catch(null);
const usageSchema = z
  .object({ total_tokens: count, prompt_tokens: count, completion_tokens: count })
  .nullish()
  .catch(null);
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }).nullish() })),
  usage: usageSchema,
});

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: usageSchema,
});

/** What the endpoint itself tells; who counts makes `usage` of it. */
export interface EndpointReply extends ChatReply {
  counted: { promptTokens: number; completionTokens: number } | null;
}

export interface OpenAiChatOptions extends OpenAiEndpointOptions {
  /** Whether it takes `response_format`. */
  supportsJson?: boolean;
  adapters?: Readonly<Record<string, Adapter>>;
}

/** Any endpoint that speaks OpenAI's `/chat/completions`, asked once. The SDK loads when it is first asked. */
export class OpenAiChatModel implements ChatModel {
  private client: OpenAiClient | null = null;
  /** Some endpoints refuse to stream, or take no notice of being asked to. */
  private canStream = true;
  private readonly adapters: Adapters;

  constructor(private readonly options: OpenAiChatOptions) {
    this.adapters = new Adapters({ ...options, adapters: options.adapters ?? {} });
  }

  async complete(request: ChatRequest): Promise<EndpointReply> {
    const sdk = await loadSdk();
    const { signal } = request;
    const deadline = AbortSignal.timeout(this.options.timeoutSeconds * 1000);
    const within = signal ? AbortSignal.any([deadline, signal]) : deadline;
    const adapter = this.adapters.of(request);
    try {
      if (adapter) await this.adapters.load(adapter, within);
      return this.withoutKey(await this.ask(sdk, request, within, adapter?.model));
    } catch (error) {
      if (adapter && statusOf(error, sdk) === 404) this.adapters.forget(adapter.model);
      if (within.aborted) throw new ModelError('timeout', 'The chat model did not answer in time');
      throw asModelError(error, sdk, 'The chat model');
    }
  }

  private async ask(sdk: Sdk, request: ChatRequest, signal: AbortSignal, adapter?: string): Promise<EndpointReply> {
    this.client ??= connect(sdk, this.options);
    const { completions } = this.client.chat;
    const body = this.bodyOf(request, adapter);
    const whole = async () => readCompletion(await completions.create(body, { signal }));
    const { onText } = request;
    if (!onText || !this.canStream) return whole();
    const streamed = { ...body, stream: true as const, stream_options: { include_usage: true } };
    try {
      return await readStream(await completions.create(streamed, { signal }), (reply) => {
        onText(this.withoutKey(reply).text);
      });
    } catch (error) {
      if (signal.aborted || !refusesToStream(error, sdk)) throw error;
      const unstreamed = await whole();
      // Not before: it may have been the request itself that was refused.
      this.canStream = false;
      return unstreamed;
    }
  }

  private bodyOf({ system, user, pictures = [], json }: ChatRequest, adapter: string | undefined) {
    const seen = pictures.map(({ bytes, mediaType }) => ({
      type: 'image_url' as const,
      image_url: { url: `data:${mediaType};base64,${bytes.toString('base64')}` },
    }));
    const content = seen.length === 0 ? user : [{ type: 'text' as const, text: user }, ...seen];
    return {
      model: adapter ?? this.options.model,
      temperature: 0,
      messages: [
        { role: 'system' as const, content: system },
        { role: 'user' as const, content },
      ],
      ...(json && this.options.supportsJson && { response_format: { type: 'json_object' as const } }),
    };
  }

  /** Some proxies show the request in their reply; the key must not get into a group that way. */
  private withoutKey(reply: EndpointReply): EndpointReply {
    const { apiKey } = this.options;
    if (apiKey && reply.text.includes(apiKey)) throw new ModelError('error', 'The chat model sent the key back');
    return reply;
  }
}

class NoStream extends Error {}

/** Puts a stream's pieces together. A stream that breaks off is an error: nobody knows what is missing. */
async function readStream(
  chunks: AsyncIterable<unknown>,
  tell: (reply: EndpointReply) => void,
): Promise<EndpointReply> {
  const reply: EndpointReply = { text: '', tokens: null, counted: null };
  let isFinished = false;
  let hasChunks = false;
  for await (const chunk of chunks) {
    hasChunks = true;
    const { choices, usage } = chunkSchema.parse(chunk);
    const [choice] = choices ?? [];
    reply.tokens = usage?.total_tokens ?? reply.tokens;
    reply.counted = countOf(usage) ?? reply.counted;
    // Some endpoints send an empty reason until there is one.
    isFinished ||= Boolean(choice?.finish_reason);
    const piece = choice?.delta?.content ?? '';
    if (piece === '') continue;
    reply.text += piece;
    if (reply.text.length > MAX_REPLY_CHARACTERS) throw new ModelError('error', 'The chat model wrote too much');
    tell(reply);
  }
  if (!hasChunks) throw new NoStream();
  if (!isFinished || reply.text === '') throw new ModelError('error', 'The chat model broke off');
  return reply;
}

/** A server that is not what it claims may answer anything, so nothing of the typed reply is taken for granted. */
function readCompletion(completion: unknown): EndpointReply {
  const read = completionSchema.safeParse(completion);
  const text = read.data?.choices[0]?.message?.content;
  if (typeof text !== 'string') throw new ModelError('error', 'The chat model sent no text');
  const usage = read.data?.usage;
  return { text: text.slice(0, MAX_REPLY_CHARACTERS), tokens: usage?.total_tokens ?? null, counted: countOf(usage) };
}

function countOf(usage: z.output<typeof usageSchema>): EndpointReply['counted'] {
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage ?? {};
  return typeof promptTokens === 'number' && typeof completionTokens === 'number'
    ? { promptTokens, completionTokens }
    : null;
}

const refusesToStream = (error: unknown, sdk: Sdk): boolean =>
  error instanceof NoStream || [400, 422].includes(statusOf(error, sdk));
