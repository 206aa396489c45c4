import { EmbeddingError } from '../../core/ports/embedding-model';
import { faultOfStatus, withFault } from '../guards/fault';
import { type Sdk, statusOf } from './openai-client';

/** The endpoint answered with a status that is an error. */
export class EndpointFault extends EmbeddingError {
  constructor(readonly status: number) {
    super('refused', `The embedding model answered with status ${status}${adviceOn(status)}`);
  }

  /** So endpoints refuse a text that is longer than their model reads. */
  get mayBeTooLong(): boolean {
    return [400, 413, 422].includes(this.status);
  }
}

function adviceOn(status: number): string {
  if (status === 401 || status === 403) return ': look at FENNELBEAN_MODELS__EMBEDDING__API_KEY';
  if (status === 404) return ': look at models.embedding.baseUrl and models.embedding.model';
  if (status === 429) return ': it is asked more than it allows; make models.embedding.parallel smaller, or wait';
  if (status >= 300 && status < 400) return ': it sends elsewhere; put that address into models.embedding.baseUrl';
  if ([400, 413, 422].includes(status)) {
    return ': look at models.embedding.model and dimensions; half of a text was too long for it, too';
  }
  return '';
}

/** The endpoint's own words are left out: they may bear the key. */
export function embeddingFault(error: unknown, sdk: Sdk, isAborted: boolean): EmbeddingError {
  if (error instanceof EmbeddingError) return error;
  if (isAborted || error instanceof sdk.APIConnectionTimeoutError) {
    return new EmbeddingError('timeout', 'The embedding model did not answer in time');
  }
  if (error instanceof sdk.APIConnectionError) {
    const message = 'The embedding model cannot be reached; look at models.embedding.baseUrl';
    return withFault(new EmbeddingError('unreachable', message), { mayPass: true, isOfEndpoint: true });
  }
  const status = statusOf(error, sdk);
  if (error instanceof sdk.APIError && status > 0) {
    return withFault(new EndpointFault(status), faultOfStatus(status, error.headers as Headers | undefined));
  }
  return new EmbeddingError('unreadable', 'The embedding model broke its answer off, or sent too much');
}
