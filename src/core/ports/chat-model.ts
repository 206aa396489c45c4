/**
 * What a request is for, by which an endpoint is chosen. `score`: one small structured judgement. `rewrite`: a question
 * is completed. `answer`: the group is to read it. `check`: an answer is checked. `enrich`: work in the background.
 */
export type ChatRole = 'score' | 'rewrite' | 'answer' | 'check' | 'enrich';

export interface ChatRequest {
  /** Instructions of the program. */
  system: string;
  /** Material and question; data, not instructions. */
  user: string;
  /** Not set: `answer`. */
  role?: ChatRole;
  /** Names of the intent and of the assistant, by which an adapter of the model is chosen. */
  intent?: string;
  assistant?: string;
  /** The group that it is for: its tokens are counted there, too. Not set: nobody's, as in the background. */
  conversation?: { channel: string; id: string };
  /** The reply is to be one JSON object; endpoints that can are told so in a way that they cannot miss. */
  json?: boolean;
  /** Shown to the model along with `user`; only models under `models.vision` see. */
  pictures?: readonly ChatPicture[];
  /** Ends the request when the message's time is over. */
  signal?: AbortSignal;
  /** Told all of the text so far, whenever more of it has come. */
  onText?: (text: string) => void;
}

export interface ChatPicture {
  bytes: Buffer;
  /** Such as `image/jpeg`. */
  mediaType: string;
}

export interface ChatReply {
  /** What the model wrote; to be parsed by a schema, never trusted. */
  text: string;
  /** Tokens of prompt and reply together, where the endpoint tells. */
  tokens: number | null;
  /** Absent where the request was not counted, as in an evaluation. */
  usage?: ChatUsage;
}

export interface ChatUsage {
  promptTokens: number;
  completionTokens: number;
  /** Whether the tokens are our own estimate, because the endpoint told none. */
  isEstimate: boolean;
  /** In the unit of the configured prices; null: the endpoint has no price. */
  cost: number | null;
  /** Name of the endpoint that answered. */
  endpoint: string;
}

/** Any OpenAI-compatible chat endpoint, asked for one JSON object. Throws `ModelError`. */
export interface ChatModel {
  complete(request: ChatRequest): Promise<ChatReply>;
}
export const ChatModel = Symbol('ChatModel');

/** `over-budget`: it was not asked, because the day's budget is used up. */
export type ModelFailure = 'unreachable' | 'timeout' | 'error' | 'over-budget';

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
