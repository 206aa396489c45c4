/** What was used of an endpoint for a group on a day. */
export interface ModelUsage {
  /** ISO day in the program's time zone. */
  day: string;
  /** Of the group; empty for work in the background. */
  channel: string;
  conversationId: string;
  /** Name of the assistant; empty where there is none. */
  assistant: string;
  /** Name of the endpoint; with `embedding/` or `rerank/` in front where it is none that writes. */
  endpoint: string;
  calls: number;
  promptTokens: number;
  completionTokens: number;
  /** In the unit of the configured prices; null: unknown, because the endpoint has no price. */
  cost: number | null;
}

export interface UsageTotal {
  calls: number;
  /** Of prompts and replies together, of models that write: vectors and judging count in `calls` and `cost` alone. */
  tokens: number;
  /** Of what has a price. */
  cost: number;
  /** False: some of it has no price, so that `cost` is too low. */
  isCostKnown: boolean;
}

/** Counts what the models were used for, over restarts and by all processes. */
export interface ModelUsageStore {
  /** Added to what the same group used of the same endpoint on the day. */
  add(usage: ModelUsage): Promise<void>;
  /** Of all groups and of the background. */
  ofDay(day: string): Promise<UsageTotal>;
  ofConversation(conversation: { channel: string; id: string }, day: string): Promise<UsageTotal>;
  /** Largest first, for those who look after the program. */
  list(day: string): Promise<ModelUsage[]>;
}
export const ModelUsageStore = Symbol('ModelUsageStore');
