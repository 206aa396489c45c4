/** Judges how well each text answers a query. */
export interface RerankModel {
  /** One score a text, in order; higher is better, comparable within one call only. Throws when there are none. */
  rerank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
}
