export type EndpointHealth = 'ok' | 'unreachable' | 'not-configured';

/** Whether the configured models answer; asked by the health page, never on the way of a message. */
export interface ModelHealth {
  chat(): Promise<EndpointHealth>;
  embedding(): Promise<EndpointHealth>;
  rerank(): Promise<EndpointHealth>;
}
export const ModelHealth = Symbol('ModelHealth');
