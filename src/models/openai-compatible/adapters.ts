import { z } from 'zod';
import { ModelError } from '../../core/ports/chat-model';
import { boundedFetch } from '../bounded-fetch';
import { faultOfStatus, withFault } from '../guards/fault';
import { unlessAborted } from '../unless-aborted';

export interface Adapter {
  /** Name under which the server offers it. */
  model: string;
  /** Where the server finds its files; undefined: it was loaded by hand. */
  path?: string | undefined;
}

export interface AdaptersOptions {
  baseUrl: string;
  apiKey: string | undefined;
  /** By intent, else by assistant. */
  adapters: Readonly<Record<string, Adapter>>;
}

const LOAD_MILLISECONDS = 60_000;
const MAX_REPLY_BYTES = 4_000_000;
const fetchReply = boundedFetch(MAX_REPLY_BYTES);
const models = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * LoRA adapters that one server offers beside its base model, as names of models. vLLM loads them while it runs
 * (`POST /v1/load_lora_adapter`, with `VLLM_ALLOW_RUNTIME_LORA_UPDATING` set there) and lists them under `/v1/models`.
 */
export class Adapters {
  private readonly loaded = new Map<string, Promise<void>>();

  constructor(private readonly options: AdaptersOptions) {}

  /** Undefined: the base model serves. */
  of({ intent, assistant }: { intent?: string | undefined; assistant?: string | undefined }): Adapter | undefined {
    const { adapters } = this.options;
    return find(adapters, intent) ?? find(adapters, assistant);
  }

  /** Once an adapter; all who want it meanwhile wait for the same. Throws `ModelError`. */
  async load({ model, path }: Adapter, signal: AbortSignal): Promise<void> {
    if (path === undefined) return;
    let loading = this.loaded.get(model);
    if (!loading) {
      // Whoever wanted it first may give up; the others still want it.
      loading = this.loadOnce(model, path, AbortSignal.timeout(LOAD_MILLISECONDS));
      this.loaded.set(model, loading);
    }
    try {
      await unlessAborted(loading, signal);
    } catch (error) {
      if (!signal.aborted) this.forget(model);
      throw error instanceof ModelError
        ? error
        : new ModelError('error', 'The chat model loads no adapter', { cause: error });
    }
  }

  /** The server does not know it any more, as after a restart. */
  forget(model: string): void {
    this.loaded.delete(model);
  }

  private async loadOnce(model: string, path: string, signal: AbortSignal): Promise<void> {
    if (await this.isThere(model, signal)) return;
    const reply = await this.fetch('load_lora_adapter', signal, { lora_name: model, lora_path: path });
    await reply.body?.cancel();
    // Another program may have loaded it meanwhile, which vLLM calls a bad request.
    if (reply.ok || (await this.isThere(model, signal))) return;
    const message = `The chat model loads no adapter: status ${reply.status}; look at its path, and at VLLM_ALLOW_RUNTIME_LORA_UPDATING`;
    throw withFault(new ModelError('error', message), { ...faultOfStatus(reply.status), isOfEndpoint: false });
  }

  private async isThere(model: string, signal: AbortSignal): Promise<boolean> {
    const reply = await this.fetch('models', signal);
    const read = models.safeParse(await reply.json().catch(() => null));
    return read.success && read.data.data.some(({ id }) => id === model);
  }

  private async fetch(name: string, signal: AbortSignal, body?: object): Promise<Response> {
    const { baseUrl, apiKey } = this.options;
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    };
    const init = { signal, headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) };
    return fetchReply(`${baseUrl.replace(/\/+$/, '')}/${name}`, init).catch((error: unknown) => {
      if (signal.aborted) throw error;
      const fault = { mayPass: true, isOfEndpoint: true };
      throw withFault(new ModelError('unreachable', 'The chat model cannot be reached'), fault);
    });
  }
}

const find = (adapters: Readonly<Record<string, Adapter>>, name: string | undefined): Adapter | undefined =>
  name !== undefined && Object.hasOwn(adapters, name) ? adapters[name] : undefined;
