import { createHash } from 'node:crypto';
import { EmbeddingError } from '../../core/ports/embedding-model';
import type { ImageEmbeddingModel } from '../../core/ports/image-embedding-model';
import { estimateTokens } from '../../text/estimate-tokens';
import type { Guard } from '../guards/guard';
import { background, type CallMeter } from '../metering/call-meter';
import { embeddingFault } from './embedding-fault';
import { connect, loadSdk, type OpenAiClient, type OpenAiEndpointOptions, type Sdk } from './openai-client';
import { embeddingRetries } from './openai-embedding.model';
import { readVectors } from './read-vectors';
import { pictureVectors } from './vector-source';

export interface HttpImageEmbeddingOptions extends Omit<OpenAiEndpointOptions, 'maxReplyBytes'> {
  /** What the endpoint is asked for, where its model lets one choose; undefined: the model's own. */
  dimensions?: number | undefined;
  /** Pictures or texts in one request. */
  batchSize?: number;
  /** Stands before each request. Undefined: what may pass is asked again. */
  guard?: Guard | undefined;
  /** Counts each request; undefined: nobody does. */
  calls?: CallMeter | undefined;
}

/** As Jina's endpoint takes them. */
type Input = { text: string } | { image: string };

/** 64 vectors of 8,192 numbers with 15 digits each. */
const MAX_REPLY_BYTES = 10_000_000;
/** Models for pictures read short texts; most cut by themselves, some refuse. */
const TEXT_CHARACTERS = 2000;
/** Endpoints refuse an empty text. */
const NOTHING = '-';

/**
 * Any endpoint that speaks `/embeddings` as Jina does for its models of pictures and words (`jina-clip-v2`,
 * `jina-embeddings-v4`): objects `{text}` or `{image}`, the picture in base64. The SDK loads when it is first asked.
 */
export class HttpImageEmbeddingModel implements ImageEmbeddingModel {
  readonly key: string;
  private readonly guard: Guard;
  private client: OpenAiClient | null = null;
  /** Of the first vectors that came, where none is configured. */
  private dimension: number | null;

  constructor(private readonly options: HttpImageEmbeddingOptions) {
    const { model, dimensions, guard, timeoutSeconds } = options;
    const exact = JSON.stringify(['pictures', model, dimensions ?? null]);
    this.key = `${model}:${dimensions ?? 'own'}:${createHash('sha256').update(exact).digest('hex').slice(0, 12)}`;
    this.dimension = dimensions ?? null;
    this.guard = guard ?? embeddingRetries(timeoutSeconds * 1000);
  }

  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const written = texts.map((text) => Array.from(text.trim()).slice(0, TEXT_CHARACTERS).join(''));
    return this.embed(
      written.map((text) => ({ text: text === '' ? NOTHING : text })),
      true,
      signal,
    );
  }

  embedPictures(
    pictures: Parameters<ImageEmbeddingModel['embedPictures']>[0],
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    return this.embed(
      pictures.map(({ bytes }) => ({ image: bytes.toString('base64') })),
      false,
      signal,
    );
  }

  private async embed(
    inputs: readonly Input[],
    isUrgent: boolean,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Float32Array[]> {
    const sdk = await loadSdk();
    const { batchSize = 8 } = this.options;
    const vectors: Float32Array[] = [];
    try {
      for (let at = 0; at < inputs.length; at += batchSize) {
        vectors.push(...(await this.ask(sdk, inputs.slice(at, at + batchSize), isUrgent, signal)));
      }
      return vectors;
    } catch (error) {
      throw embeddingFault(error, sdk, signal.aborted, pictureVectors);
    }
  }

  private ask(sdk: Sdk, inputs: readonly Input[], isUrgent: boolean, caller: AbortSignal): Promise<Float32Array[]> {
    const { calls, timeoutSeconds } = this.options;
    // What a picture takes nobody tells beforehand.
    const tokens = inputs.reduce((sum, input) => sum + ('text' in input ? estimateTokens(input.text) : 0), 0);
    return this.guard({ tokens, isUrgent, signal: caller, hasShown: () => false }, async ({ signal, settle }) => {
      const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
      const countOf = (read: { tokens: number | null }) => ({
        promptTokens: read.tokens ?? tokens,
        completionTokens: 0,
      });
      const request = async () => {
        try {
          const read = readVectors(await this.request(sdk, inputs, within), inputs.length, pictureVectors);
          return { ...read, vectors: this.checked(read.vectors) };
        } catch (error) {
          throw embeddingFault(error, sdk, within.aborted, pictureVectors);
        }
      };
      const read = await (calls ? calls.measure(background('embedding'), request, countOf) : request());
      settle?.(countOf(read).promptTokens);
      return read.vectors;
    });
  }

  private async request(sdk: Sdk, input: readonly Input[], signal: AbortSignal): Promise<string> {
    const { model, dimensions } = this.options;
    this.client ??= connect(sdk, { ...this.options, maxReplyBytes: MAX_REPLY_BYTES });
    const body = {
      ...{ model, input, normalized: true, embedding_type: 'float' },
      ...(dimensions !== undefined && { dimensions }),
    };
    const response = await this.client.post('/embeddings', { body, signal }).asResponse();
    return response.text();
  }

  private checked(vectors: Float32Array[]): Float32Array[] {
    const found = vectors[0]?.length ?? 0;
    this.dimension ??= found;
    if (found === this.dimension) return vectors;
    throw new EmbeddingError(
      'wrong-dimension',
      `The image embedding model gave vectors of ${found} numbers, not of ${this.dimension}: another model answers under its name, or it does not take models.imageEmbedding.dimensions`,
    );
  }
}
