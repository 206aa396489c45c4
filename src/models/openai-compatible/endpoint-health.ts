import type { EndpointHealth, ModelHealth } from '../../core/ports/model-health';

const REMEMBERED_MILLISECONDS = 15_000;
const PATIENCE_MILLISECONDS = 2000;

/** Base URLs of each model's endpoints; without one the model is not configured. */
export type ModelAddresses = Readonly<Record<keyof ModelHealth, readonly string[]>>;

/** Looks whether the endpoints answer at all, each at most every 15 seconds; one that serves several is asked once. */
export class OpenAiEndpointHealth implements ModelHealth {
  private readonly known = new Map<string, { at: number; health: Promise<EndpointHealth> }>();

  constructor(private readonly addresses: ModelAddresses) {}

  chat(): Promise<EndpointHealth> {
    return this.any(this.addresses.chat);
  }

  embedding(): Promise<EndpointHealth> {
    return this.any(this.addresses.embedding);
  }

  rerank(): Promise<EndpointHealth> {
    return this.any(this.addresses.rerank);
  }

  vision(): Promise<EndpointHealth> {
    return this.any(this.addresses.vision);
  }

  private async any(baseUrls: readonly string[]): Promise<EndpointHealth> {
    if (baseUrls.length === 0) return 'not-configured';
    const healths = await Promise.all(baseUrls.map((baseUrl) => this.of(baseUrl)));
    return healths.includes('ok') ? 'ok' : 'unreachable';
  }

  private of(baseUrl: string): Promise<EndpointHealth> {
    const known = this.known.get(baseUrl);
    if (known && performance.now() - known.at <= REMEMBERED_MILLISECONDS) return known.health;
    const health = probe(baseUrl);
    this.known.set(baseUrl, { at: performance.now(), health });
    return health;
  }
}

async function probe(baseUrl: string): Promise<EndpointHealth> {
  try {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      redirect: 'manual',
    });
    await response.body?.cancel();
    // Without the key it may say 401; it is there all the same.
    return response.status < 500 ? 'ok' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
