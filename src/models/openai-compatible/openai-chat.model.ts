import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type ChatModel, type ChatReply, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import {
  asModelError,
  connect,
  loadSdk,
  mayPass,
  type OpenAiClient,
  type OpenAiEndpointOptions,
  RETRY_MILLISECONDS,
  type Sdk,
  statusOf,
} from './openai-client';

/** What an answer may weigh; more is not read. */
const MAX_REPLY_CHARACTERS = 100_000;

const usageSchema = z.object({ total_tokens: z.number().nullish() }).nullish().catch(null);
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

/** Any endpoint that speaks OpenAI's `/chat/completions`. The SDK loads when it is first asked. */
export class OpenAiChatModel implements ChatModel {
  private client: OpenAiClient | null = null;
  /** Some endpoints refuse to stream, or take no notice of being asked to. */
  private canStream = true;

  constructor(private readonly options: OpenAiEndpointOptions) {}

  async complete({ system, user, signal, onText }: ChatRequest): Promise<ChatReply> {
    const sdk = await loadSdk();
    const { model, timeoutSeconds } = this.options;
    const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
    const within = signal ? AbortSignal.any([deadline, signal]) : deadline;
    const messages = [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ];
    const whole = async () =>
      readCompletion(
        await this.connect(sdk).chat.completions.create({ model, temperature: 0, messages }, { signal: within }),
      );
    const streamed = async (show: (text: string) => void) =>
      readStream(
        await this.connect(sdk).chat.completions.create(
          { model, temperature: 0, messages, stream: true, stream_options: { include_usage: true } },
          { signal: within },
        ),
        (reply) => {
          show(this.withoutKey(reply).text);
        },
      );
    const tell = this.canStream ? onText : undefined;
    const ask = () => (tell ? streamed(tell) : whole());
    try {
      const reply = await ask().catch(async (error: unknown) => {
        if (tell && !within.aborted && refusesToStream(error, sdk)) {
          const unstreamed = await whole();
          // Not before: it may have been the request itself that was refused.
          this.canStream = false;
          return unstreamed;
        }
        if (!mayPass(error, sdk)) throw error;
        await pause(RETRY_MILLISECONDS, undefined, { signal: within });
        return ask();
      });
      return this.withoutKey(reply);
    } catch (error) {
      if (within.aborted) throw new ModelError('timeout', 'The chat model did not answer in time');
      throw asModelError(error, sdk, 'The chat model');
    }
  }

  /** Some proxies show the request in their reply; the key must not get into a group that way. */
  private withoutKey(reply: ChatReply): ChatReply {
    const { apiKey } = this.options;
    if (apiKey && reply.text.includes(apiKey)) throw new ModelError('error', 'The chat model sent the key back');
    return reply;
  }

  private connect(sdk: Sdk): OpenAiClient {
    this.client ??= connect(sdk, this.options);
    return this.client;
  }
}

class NoStream extends Error {}

/** Puts a stream's pieces together. A stream that breaks off is an error: nobody knows what is missing. */
async function readStream(chunks: AsyncIterable<unknown>, tell: (reply: ChatReply) => void): Promise<ChatReply> {
  const reply: ChatReply = { text: '', tokens: null };
  let isFinished = false;
  let hasChunks = false;
  for await (const chunk of chunks) {
    hasChunks = true;
    const { choices, usage } = chunkSchema.parse(chunk);
    const [choice] = choices ?? [];
    reply.tokens = usage?.total_tokens ?? reply.tokens;
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
function readCompletion(completion: unknown): ChatReply {
  const read = completionSchema.safeParse(completion);
  const text = read.data?.choices[0]?.message?.content;
  if (typeof text !== 'string') throw new ModelError('error', 'The chat model sent no text');
  return { text: text.slice(0, MAX_REPLY_CHARACTERS), tokens: read.data?.usage?.total_tokens ?? null };
}

const refusesToStream = (error: unknown, sdk: Sdk): boolean =>
  error instanceof NoStream || [400, 422].includes(statusOf(error, sdk));
