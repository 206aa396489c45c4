import { createHash } from 'node:crypto';
import { EmbeddingError, type EmbeddingModel } from '../../core/ports/embedding-model';
import { type Guard, inLine } from '../guards/guard';
import { estimateTokens } from '../../text/estimate-tokens';
import { retryGuard } from '../guards/retry.guard';
import { RetryBudget } from '../guards/retry-budget';
import { background, type CallMeter } from '../metering/call-meter';
import { type SlotOptions, Slots } from '../slots';
import { EndpointFault, embeddingFault } from './embedding-fault';
import { connect, loadSdk, type OpenAiClient, type OpenAiEndpointOptions, type Sdk } from './openai-client';
import { readVectors } from './read-vectors';
import { firstHalf, textBatches } from './text-batches';

export interface OpenAiEmbeddingOptions extends Omit<OpenAiEndpointOptions, 'maxReplyBytes'> {
  /** What the endpoint is asked for, where its model lets one choose; undefined: the model's own. */
  dimensions?: number | undefined;
  /** Put in front of questions and of passages, as models of the kinds bge and e5 want it. */
  queryInstruction?: string;
  passageInstruction?: string;
  /** Texts in one request. */
  batchSize?: number;
  /** Characters in one request. */
  batchCharacters?: number;
  /** Requests at a time. */
  parallel?: number;
  /** Stands before each request. Undefined: what may pass is asked again. */
  guard?: Guard | undefined;
  /** Counts each request; undefined: nobody does. */
  calls?: CallMeter | undefined;
}

/** 256 vectors of 8,192 numbers with 15 digits each. */
const MAX_REPLY_BYTES = 40_000_000;
/** Endpoints refuse an empty text. */
const NOTHING = '-';

/** As patient as its work in the background: a whole import waits for it. */
export const embeddingRetries = (longestPause: number): Guard =>
  retryGuard({ budget: new RetryBudget(), attempts: 3, longestPause });

/** Any endpoint that speaks OpenAI's `/embeddings`. The SDK loads when it is first asked. */
export class OpenAiEmbeddingModel implements EmbeddingModel {
  readonly key: string;
  private readonly slots: Slots;
  private readonly guard: Guard;
  private client: OpenAiClient | null = null;
  /** Of the first vectors that came, where none is configured. */
  private dimension: number | null;

  constructor(private readonly options: OpenAiEmbeddingOptions) {
    const { model, dimensions, queryInstruction = '', passageInstruction = '', parallel = 2 } = options;
    const exact = JSON.stringify([model, dimensions ?? null, queryInstruction, passageInstruction]);
    this.key = `${model}:${dimensions ?? 'own'}:${createHash('sha256').update(exact).digest('hex').slice(0, 12)}`;
    this.dimension = dimensions ?? null;
    this.slots = new Slots(parallel);
    this.guard = options.guard ?? inLine([embeddingRetries(options.timeoutSeconds * 1000)]);
  }

  async embed(
    texts: readonly string[],
    kind: 'query' | 'passage',
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Float32Array[]> {
    const sdk = await loadSdk();
    const { queryInstruction = '', passageInstruction = '' } = this.options;
    const { batchSize = 32, batchCharacters = 24_000, parallel = 2 } = this.options;
    const instruction = kind === 'query' ? queryInstruction : passageInstruction;
    const written = texts.map((text) => instruction + (text.trim() === '' ? NOTHING : text));
    const batches = textBatches(written, { texts: batchSize, characters: batchCharacters });
    // One batch that fails ends the others: nothing of them would be used.
    const others = new AbortController();
    const slot = { isUrgent: kind === 'query', signal: AbortSignal.any([signal, others.signal]) };
    const vectors: Float32Array[][] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let at = next++; at < batches.length; at = next++) {
        const batch = batches[at] as string[];
        vectors[at] = await this.slots.run(() => this.embedBatch(sdk, batch, slot), slot);
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.min(parallel, batches.length) }, work));
      return vectors.flat();
    } catch (error) {
      others.abort();
      throw embeddingFault(error, sdk, signal.aborted);
    }
  }

  /** A text that is too long for the model is halved once; which one it is shows when each half of the batch is asked by itself. */
  private async embedBatch(sdk: Sdk, texts: readonly string[], slot: SlotOptions): Promise<Float32Array[]> {
    try {
      return await this.ask(sdk, texts, slot);
    } catch (error) {
      if (!(error instanceof EndpointFault && error.mayBeTooLong)) throw error;
      if (texts.length === 1) return this.ask(sdk, texts.map(firstHalf), slot);
      const middle = Math.ceil(texts.length / 2);
      return [
        ...(await this.embedBatch(sdk, texts.slice(0, middle), slot)),
        ...(await this.embedBatch(sdk, texts.slice(middle), slot)),
      ];
    }
  }

  private ask(sdk: Sdk, texts: readonly string[], slot: SlotOptions): Promise<Float32Array[]> {
    const { calls, timeoutSeconds } = this.options;
    const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
    return this.guard({ ...slot, tokens, hasShown: () => false }, async ({ signal, settle }) => {
      const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
      const countOf = (read: { tokens: number | null }) => ({
        promptTokens: read.tokens ?? tokens,
        completionTokens: 0,
      });
      const request = async () => {
        try {
          const read = readVectors(await this.request(sdk, texts, within), texts.length);
          return { ...read, vectors: this.checked(read.vectors) };
        } catch (error) {
          throw embeddingFault(error, sdk, within.aborted);
        }
      };
      const read = await (calls ? calls.measure(background('embedding'), request, countOf) : request());
      settle?.(countOf(read).promptTokens);
      return read.vectors;
    });
  }

  private async request(sdk: Sdk, texts: readonly string[], signal: AbortSignal): Promise<string> {
    const { model, dimensions } = this.options;
    this.client ??= connect(sdk, { ...this.options, maxReplyBytes: MAX_REPLY_BYTES });
    const response = await this.client.embeddings
      .create(
        // Left to itself the SDK asks for base64, which many servers do not know.
        { model, input: [...texts], encoding_format: 'float', ...(dimensions !== undefined && { dimensions }) },
        { signal },
      )
      .asResponse();
    return response.text();
  }

  private checked(vectors: Float32Array[]): Float32Array[] {
    const found = vectors[0]?.length ?? 0;
    this.dimension ??= found;
    if (found === this.dimension) return vectors;
    throw new EmbeddingError(
      'wrong-dimension',
      `The embedding model gave vectors of ${found} numbers, not of ${this.dimension}: another model answers under its name, or it does not take models.embedding.dimensions`,
    );
  }
}
