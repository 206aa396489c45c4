import type { ModelFailure } from './chat-model';

/** One request to one endpoint, however it ended. */
export interface ModelCall {
  kind: 'chat' | 'vision' | 'embedding' | 'rerank';
  /** Name of the endpoint. */
  endpoint: string;
  /** What it was for; of a chat model its role, else the kind. */
  role: string;
  channel: string;
  conversationId: string;
  assistant: string;
  result: 'ok' | ModelFailure;
  /** 0 where it failed: what a failed request costs nobody tells. */
  promptTokens: number;
  completionTokens: number;
  /** In the unit of the configured prices; null: the endpoint has no price. */
  cost: number | null;
  milliseconds: number;
}

/** Is told of each request to a model. Bears numbers and names, nobody's words. */
export interface ModelMeter {
  onCall(call: ModelCall): void;
}
