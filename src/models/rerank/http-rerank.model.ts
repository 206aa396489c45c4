import { setTimeout as pause } from 'node:timers/promises';
import { ModelError } from '../../core/ports/chat-model';
import type { RerankModel } from '../../core/ports/rerank-model';
import { boundedFetch } from '../bounded-fetch';
import { retryPause } from '../retry-pause';
import { readScores } from './read-scores';

export interface HttpRerankOptions {
  /** Of the endpoint, up to what stands before `/rerank`. */
  baseUrl: string;
  model: string;
  apiKey: string | undefined;
  timeoutSeconds: number;
  /** Texts that are sent at once; the rest is not judged. */
  maxDocuments: number;
}

const ATTEMPTS = 2;
/** Scores weigh some kilobytes; some endpoints send the texts back, too. */
const MAX_REPLY_BYTES = 8_000_000;

const fetchReply = boundedFetch(MAX_REPLY_BYTES);

/** Any endpoint that speaks `/rerank` as Jina, Cohere and vLLM do. Throws `ModelError`. */
export class HttpRerankModel implements RerankModel {
  constructor(private readonly options: HttpRerankOptions) {}

  /** Texts beyond the first `maxDocuments` come behind all that are judged, in their order. */
  async rerank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const judged = texts.slice(0, this.options.maxDocuments);
    if (judged.length === 0) return [];
    const scores = readScores(await this.ask(query, judged, signal), judged.length);
    const lowest = Math.min(...scores);
    return [...scores, ...texts.slice(judged.length).map((_text, at) => lowest - 1 - at)];
  }

  /** The reply's text. */
  private async ask(query: string, documents: readonly string[], signal?: AbortSignal): Promise<string> {
    const { baseUrl, model, timeoutSeconds } = this.options;
    const patience = timeoutSeconds * 1000;
    const begun = performance.now();
    const deadline = AbortSignal.timeout(patience);
    const within = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const body = JSON.stringify({ model, query, documents, top_n: documents.length, return_documents: false });
    const init = { method: 'POST', headers: this.headers(), body, signal: within };
    try {
      for (let attempt = 1; ; attempt++) {
        const reply = await fetchReply(`${baseUrl.replace(/\/+$/, '')}/rerank`, init).catch(asUnreachable);
        if (reply?.ok) return await reply.text();
        await reply?.body?.cancel();
        const wait = attempt < ATTEMPTS && mayPass(reply) ? retryPause(reply?.headers, attempt, Date.now()) : null;
        if (within.aborted || wait === null || performance.now() - begun + wait >= patience) throw faultOf(reply);
        await pause(wait, undefined, { signal: within });
      }
    } catch (error) {
      if (within.aborted) throw new ModelError('timeout', 'The rerank model did not answer in time');
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

const mayPass = (reply: Response | null): boolean =>
  reply === null || reply.status === 408 || reply.status === 429 || reply.status >= 500;

/** The endpoint's own words are left out: they may bear the key. */
function faultOf(reply: Response | null): ModelError {
  if (!reply) {
    return new ModelError('unreachable', 'The rerank model cannot be reached; look at models.rerank.baseUrl');
  }
  return new ModelError('error', `The rerank model answered with status ${reply.status}${adviceOn(reply.status)}`);
}

function adviceOn(status: number): string {
  if (status === 401 || status === 403) return ': look at FENNELBEAN_MODELS__RERANK__API_KEY';
  if (status === 404) return ': look at models.rerank.baseUrl and models.rerank.model';
  if (status >= 300 && status < 400) return ': it sends elsewhere; put that address into models.rerank.baseUrl';
  if (status === 400 || status === 413 || status === 422) return ': look at models.rerank.model and maxDocuments';
  return '';
}
