import { boundedFetch } from '../bounded-fetch';
import { ModelError } from '../../core/ports/chat-model';
import { faultOfStatus, withFault } from '../guards/fault';

export const loadSdk = () => import('openai');
export type Sdk = Awaited<ReturnType<typeof loadSdk>>;
export type OpenAiClient = InstanceType<Sdk['OpenAI']>;

export interface OpenAiEndpointOptions {
  baseUrl: string;
  model: string;
  /** Local servers often want none. */
  apiKey: string | undefined;
  timeoutSeconds: number;
  /** What a reply may weigh; more is not read. */
  maxReplyBytes?: number;
}

/** A chat reply weighs some kilobytes. */
const MAX_REPLY_BYTES = 8_000_000;

/** After a refusal that may pass, the endpoint is asked once more. */
export const RETRY_MILLISECONDS = 400;

export function connect({ OpenAI }: Sdk, options: OpenAiEndpointOptions): OpenAiClient {
  const { baseUrl, apiKey, timeoutSeconds, maxReplyBytes = MAX_REPLY_BYTES } = options;
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // The SDK sleeps through the signal between its attempts, and for as long as the endpoint likes.
    maxRetries: 0,
    fetch: boundedFetch(maxReplyBytes),
    timeout: timeoutSeconds * 1000,
    // Whatever the SDK would read from the environment is ours to set.
    organization: null,
    project: null,
    logLevel: 'off',
  });
}

export const statusOf = (error: unknown, sdk: Sdk): number =>
  error instanceof sdk.APIError ? Number(error.status) : 0;

export function mayPass(error: unknown, sdk: Sdk): boolean {
  if (error instanceof sdk.APIConnectionError) return true;
  const status = statusOf(error, sdk);
  return status === 408 || status === 429 || status >= 500;
}

/** @param name what the model is called in the message, such as `The chat model` */
export function asModelError(error: unknown, sdk: Sdk, name: string): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof sdk.APIConnectionError) {
    return withFault(new ModelError('unreachable', `${name} cannot be reached`), { mayPass: true, isOfEndpoint: true });
  }
  if (error instanceof sdk.APIError) {
    const fault = faultOfStatus(Number(error.status), error.headers as Headers | undefined);
    return withFault(
      new ModelError('error', `${name} answered with status ${String(error.status ?? 'unknown')}`),
      fault,
    );
  }
  return new ModelError('error', `${name} sent what cannot be read`);
}
