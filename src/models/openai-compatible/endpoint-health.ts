import type { EndpointHealth, ModelHealth } from '../../core/ports/model-health';

const REMEMBERED_MILLISECONDS = 15_000;
const PATIENCE_MILLISECONDS = 2000;

/** Looks whether the chat endpoint answers at all, at most every 15 seconds. */
export class OpenAiEndpointHealth implements ModelHealth {
  private known: { at: number; health: Promise<EndpointHealth> } | null = null;

  constructor(private readonly baseUrl: string | undefined) {}

  chat(): Promise<EndpointHealth> {
    if (this.baseUrl === undefined) return Promise.resolve('not-configured');
    if (!this.known || performance.now() - this.known.at > REMEMBERED_MILLISECONDS) {
      this.known = { at: performance.now(), health: probe(this.baseUrl) };
    }
    return this.known.health;
  }
}

async function probe(baseUrl: string): Promise<EndpointHealth> {
  try {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    await response.body?.cancel();
    // Without the key it may say 401; it is there all the same.
    return response.status < 500 ? 'ok' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
