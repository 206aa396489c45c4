import { EmbeddingError } from '../../core/ports/embedding-model';
import { faultOfStatus, withFault } from '../guards/fault';
import { type Sdk, statusOf } from './openai-client';
import { textVectors, type VectorSource } from './vector-source';

/** The endpoint answered with a status that is an error. */
export class EndpointFault extends EmbeddingError {
  constructor(
    readonly status: number,
    source: VectorSource,
  ) {
    super('refused', `${source.name} answered with status ${status}${adviceOn(status, source)}`);
  }

  /** So endpoints refuse a text that is longer than their model reads. */
  get mayBeTooLong(): boolean {
    return [400, 413, 422].includes(this.status);
  }
}

function adviceOn(status: number, { section, keyVariable, onTooMany, onRefused }: VectorSource): string {
  if (status === 401 || status === 403) return `: look at ${keyVariable}`;
  if (status === 404) return `: look at ${section}.baseUrl and ${section}.model`;
  if (status === 429) return `: it is asked more than it allows; ${onTooMany}`;
  if (status >= 300 && status < 400) return `: it sends elsewhere; put that address into ${section}.baseUrl`;
  if ([400, 413, 422].includes(status)) return `: look at ${section}.model and dimensions; ${onRefused}`;
  return '';
}

/** The endpoint's own words are left out: they may bear the key. */
export function embeddingFault(
  error: unknown,
  sdk: Sdk,
  isAborted: boolean,
  source: VectorSource = textVectors,
): EmbeddingError {
  const { name, section } = source;
  if (error instanceof EmbeddingError) return error;
  if (isAborted || error instanceof sdk.APIConnectionTimeoutError) {
    return new EmbeddingError('timeout', `${name} did not answer in time`);
  }
  if (error instanceof sdk.APIConnectionError) {
    const message = `${name} cannot be reached; look at ${section}.baseUrl`;
    return withFault(new EmbeddingError('unreachable', message), { mayPass: true, isOfEndpoint: true });
  }
  const status = statusOf(error, sdk);
  if (error instanceof sdk.APIError && status > 0) {
    return withFault(new EndpointFault(status, source), faultOfStatus(status, error.headers as Headers | undefined));
  }
  return new EmbeddingError('unreadable', `${name} broke its answer off, or sent too much`);
}
