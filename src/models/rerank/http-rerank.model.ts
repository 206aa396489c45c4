import { ModelError } from '../../core/ports/chat-model';
import type { RerankModel } from '../../core/ports/rerank-model';
import { boundedFetch } from '../bounded-fetch';
import { faultOfStatus, withFault } from '../guards/fault';
import type { Guard } from '../guards/guard';
import { estimateTokens } from '../../text/estimate-tokens';
import { retryGuard } from '../guards/retry.guard';
import { RetryBudget } from '../guards/retry-budget';
import { background, type CallMeter } from '../metering/call-meter';
import { readScores } from './read-scores';

export interface HttpRerankOptions {
  /** Of the endpoint, up to what stands before `/rerank`. */
  baseUrl: string;
  model: string;
  apiKey: string | undefined;
  timeoutSeconds: number;
  /** Texts that are sent at once; the rest is not judged. */
  maxDocuments: number;
  /** Stands before each request. Undefined: what may pass is asked again. */
  guard?: Guard | undefined;
  /** Counts each request; undefined: nobody does. */
  calls?: CallMeter | undefined;
}

/** Scores weigh some kilobytes; some endpoints send the texts back, too. */
const MAX_REPLY_BYTES = 8_000_000;

const fetchReply = boundedFetch(MAX_REPLY_BYTES);

export const rerankRetries = (longestPause: number): Guard =>
  retryGuard({ budget: new RetryBudget(), attempts: 2, longestPause });

/** Any endpoint that speaks `/rerank` as Jina, Cohere and vLLM do. Throws `ModelError`. */
export class HttpRerankModel implements RerankModel {
  private readonly guard: Guard;

  constructor(private readonly options: HttpRerankOptions) {
    this.guard = options.guard ?? rerankRetries(options.timeoutSeconds * 1000);
  }

  /** Texts beyond the first `maxDocuments` come behind all that are judged, in their order. */
  async rerank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const judged = texts.slice(0, this.options.maxDocuments);
    if (judged.length === 0) return [];
    const scores = await this.judge(query, judged, signal);
    const lowest = Math.min(...scores);
    return [...scores, ...texts.slice(judged.length).map((_text, at) => lowest - 1 - at)];
  }

  private async judge(query: string, documents: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const { calls, timeoutSeconds } = this.options;
    const tokens = documents.reduce((sum, text) => sum + estimateTokens(text) + estimateTokens(query), 0);
    const caller = signal ?? new AbortController().signal;
    const countOf = (read: { tokens: number | null }) => ({ promptTokens: read.tokens ?? tokens, completionTokens: 0 });
    try {
      return await this.guard({ tokens, isUrgent: true, signal: caller, hasShown: () => false }, async (attempt) => {
        const within = AbortSignal.any([attempt.signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
        const request = () => this.ask(query, documents, within);
        const read = await (calls ? calls.measure(background('rerank'), request, countOf) : request());
        attempt.settle?.(countOf(read).promptTokens);
        return read.scores;
      });
    } catch (error) {
      if (error instanceof ModelError) throw error;
      if (caller.aborted) throw late();
      throw new ModelError('error', 'The rerank model cannot be asked', { cause: error });
    }
  }

  private async ask(query: string, documents: readonly string[], signal: AbortSignal) {
    const { baseUrl, model } = this.options;
    const body = JSON.stringify({ model, query, documents, top_n: documents.length, return_documents: false });
    const init = { method: 'POST', headers: this.headers(), body, signal };
    try {
      const reply = await fetchReply(`${baseUrl.replace(/\/+$/, '')}/rerank`, init).catch(asUnreachable);
      if (reply?.ok) return readScores(await reply.text(), documents.length);
      await reply?.body?.cancel();
      throw faultOf(reply);
    } catch (error) {
      if (signal.aborted) throw late();
      if (error instanceof ModelError) throw error;
      throw new ModelError('error', 'The rerank model broke its answer off, or sent too much');
    }
  }

  private headers(): Record<string, string> {
    const { apiKey } = this.options;
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    };
  }
}

const asUnreachable = (): null => null;

const late = (): ModelError => new ModelError('timeout', 'The rerank model did not answer in time');

/** The endpoint's own words are left out: they may bear the key. */
function faultOf(reply: Response | null): ModelError {
  if (!reply) {
    const message = 'The rerank model cannot be reached; look at models.rerank.baseUrl';
    return withFault(new ModelError('unreachable', message), { mayPass: true, isOfEndpoint: true });
  }
  const message = `The rerank model answered with status ${reply.status}${adviceOn(reply.status)}`;
  return withFault(new ModelError('error', message), faultOfStatus(reply.status, reply.headers));
}

function adviceOn(status: number): string {
  if (status === 401 || status === 403) return ': look at FENNELBEAN_MODELS__RERANK__API_KEY';
  if (status === 404) return ': look at models.rerank.baseUrl and models.rerank.model';
  if (status >= 300 && status < 400) return ': it sends elsewhere; put that address into models.rerank.baseUrl';
  if (status === 400 || status === 413 || status === 422) return ': look at models.rerank.model and maxDocuments';
  return '';
}
