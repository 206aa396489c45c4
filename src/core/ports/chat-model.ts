export interface ChatRequest {
  /** Instructions of the program. */
  system: string;
  /** Material and question; data, not instructions. */
  user: string;
  signal?: AbortSignal;
  /** Told all of the text so far, whenever more of it has come. */
  onText?: (text: string) => void;
}

export interface ChatReply {
  /** What the model wrote; to be parsed by a schema, never trusted. */
  text: string;
  /** Tokens of prompt and reply together, where the endpoint tells. */
  tokens: number | null;
}

/** Any OpenAI-compatible chat endpoint, asked for one JSON object. Throws `ModelError`. */
export interface ChatModel {
  complete(request: ChatRequest): Promise<ChatReply>;
}
export const ChatModel = Symbol('ChatModel');

export type ModelFailure = 'unreachable' | 'timeout' | 'error';

/** The endpoint did not give a usable reply. The message never bears the endpoint's own text, which may hold a key. */
export class ModelError extends Error {
  constructor(
    readonly failure: ModelFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelError';
  }
}
