import { chatEndpoints } from '../../src/app/model-endpoints';
import type { ChatModel } from '../../src/core/ports/chat-model';
import { systemClock } from '../../src/observability/system-clock';

export interface ChatModelAt {
  baseUrl: string;
  apiKey?: string | undefined;
  timeoutSeconds?: number;
  /** Failures in a row after which it is left alone. */
  failures?: number;
  breakerSeconds?: number;
}

/** A single chat endpoint as the program wires it, with its guards; nobody counts what it takes. */
export function chatModelAt({
  baseUrl,
  apiKey,
  timeoutSeconds = 1.2,
  failures = 1000,
  breakerSeconds = 10,
}: ChatModelAt): ChatModel {
  const section = { baseUrl, model: 'scripted', apiKey, timeoutSeconds, longTokens: 6000, endpoints: [] };
  const [endpoint] = chatEndpoints('chat', section, {
    clock: systemClock,
    meter: { onCall: () => undefined },
    breaker: { failures, seconds: breakerSeconds },
    key: () => undefined,
  });
  if (!endpoint) throw new Error('There is no endpoint.');
  return endpoint.model;
}
