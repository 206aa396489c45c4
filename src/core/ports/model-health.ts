export type EndpointHealth = 'ok' | 'unreachable' | 'not-configured';

/** Whether the configured models answer, each by any of its endpoints; asked by the health page, never on the way of a message. */
export interface ModelHealth {
  chat(): Promise<EndpointHealth>;
  embedding(): Promise<EndpointHealth>;
  rerank(): Promise<EndpointHealth>;
  vision(): Promise<EndpointHealth>;
}
export const ModelHealth = Symbol('ModelHealth');

/** How an endpoint has been doing in this process. */
export interface EndpointState {
  kind: 'chat' | 'vision' | 'embedding' | 'rerank';
  /** Name of the endpoint. */
  endpoint: string;
  model: string;
  /** `open`: it failed again and again, and is left alone but for one request every few seconds. */
  breaker: 'closed' | 'open';
  /** Failures in a row. */
  failures: number;
  /** Requests that are under way. */
  running: number;
}
