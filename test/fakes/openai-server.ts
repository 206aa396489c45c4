import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FormPart, readBody, sendJson } from './feishu-server/http';
import { answerOf } from './marked-answer';
import { embeddings } from './openai-embeddings';
import { rerankings } from './openai-rerankings';

/** What the endpoint does with one request. */
export type Scripted = (
  request: IncomingMessage,
  response: ServerResponse,
  asked: AskedRequest,
) => void | Promise<void>;

export interface AskedRequest {
  path: string;
  authorization: string | undefined;
  body: {
    model?: string;
    temperature?: number;
    messages?: { role: string; content: string }[];
    stream?: boolean;
    response_format?: object;
    lora_name?: string;
    lora_path?: string;
    input?: string | string[];
    encoding_format?: string;
    dimensions?: number;
    query?: string;
    documents?: string[];
    top_n?: number;
    return_documents?: boolean;
  };
  /** What was sent as `multipart/form-data`, such as a sound; absent when nothing was. */
  form?: ReadonlyMap<string, FormPart>;
}

/**
 * An endpoint on this machine that speaks `/v1/chat/completions`, `/v1/audio/transcriptions`, `/v1/embeddings` and
 * `/v1/models` in the shapes that OpenAI documents, `/v1/rerank` in that of Jina, and does what a test wrote into its
 * scripts. There is no model behind it: what it answers says nothing about any.
 */
export class ScriptedOpenAiServer {
  readonly asked: AskedRequest[] = [];
  /** How requests for a completion are answered from now on. */
  script: Scripted = replies.text('{"answerable": false}');
  /** How requests for a transcription are answered from now on. */
  transcriptionScript: Scripted = replies.transcript('');
  /** How requests for vectors are answered from now on. */
  embeddingScript: Scripted = embeddings.hashed();
  /** How requests to judge texts are answered from now on. */
  rerankScript: Scripted = rerankings.hashed;
  /** What it says that its model reads, as vLLM does; null: nothing. */
  contextTokens: number | null = null;
  /** LoRA adapters that it serves, with where they were loaded from. */
  readonly adapters = new Map<string, string>();
  /** Adapters that it can find. */
  adapterPaths: readonly string[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  /** At any free port, or at one that it had before. */
  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** By any name, unless it has adapters, which it then knows by theirs. */
  private serves(model: string): boolean {
    return this.adapterPaths.length === 0 || model === 'scripted' || this.adapters.has(model);
  }

  private listed(id: string): object {
    const context = this.contextTokens === null ? {} : { max_model_len: this.contextTokens };
    return { id, object: 'model', created: 1, owned_by: 'test', ...context };
  }

  /** As vLLM: 404 for files that it does not find, 400 for a name that it has. */
  private loadAdapter(response: ServerResponse, { lora_name: name = '', lora_path: path = '' }: AskedRequest['body']) {
    if (!this.adapterPaths.includes(path)) sendJson(response, 404, errorOf('No adapter found', 'NotFoundError'));
    else if (this.adapters.has(name)) sendJson(response, 400, errorOf('already been loaded', 'InvalidUserInput'));
    else {
      this.adapters.set(name, path);
      response.writeHead(200, { 'content-type': 'text/plain' }).end('Success: LoRA adapter added successfully.');
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const { json, form } = await readBody(request);
    const body = json as AskedRequest['body'];
    const asked = { path, authorization: request.headers.authorization, body, ...(form.size > 0 && { form }) };
    this.asked.push(asked);
    if (path === '/v1/models') {
      sendJson(response, 200, {
        object: 'list',
        data: [this.listed('scripted'), ...[...this.adapters.keys()].map((name) => this.listed(name))],
      });
    } else if (path === '/v1/load_lora_adapter') {
      this.loadAdapter(response, asked.body);
    } else if (path === '/v1/chat/completions' && !this.serves(body.model ?? '')) {
      sendJson(response, 404, errorOf('The model does not exist', 'NotFoundError'));
    } else if (path === '/v1/chat/completions') {
      await this.script(request, response, asked);
    } else if (path === '/v1/audio/transcriptions') {
      await this.transcriptionScript(request, response, asked);
    } else if (path === '/v1/embeddings') {
      await this.embeddingScript(request, response, asked);
    } else if (path === '/v1/rerank') {
      await this.rerankScript(request, response, asked);
    } else {
      sendJson(response, 404, errorOf('Invalid URL', 'invalid_request_error'));
    }
  }
}

const errorOf = (message: string, type: string, code: string | null = null) => ({
  error: { message, type, param: null, code },
});

const completionOf = (choices: unknown) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_700_000_000,
  model: 'scripted',
  choices,
  usage: { prompt_tokens: 100, completion_tokens: 23, total_tokens: 123 },
});

const choiceOf = (content: string | null) => ({
  index: 0,
  message: { role: 'assistant', content, refusal: null },
  logprobs: null,
  finish_reason: 'stop',
});

const text =
  (content: string | null): Scripted =>
  (_request, response) => {
    sendJson(response, 200, completionOf([choiceOf(content)]));
  };

/** Things that endpoints do. */
export const replies = {
  /** The model wrote this. */
  text,
  /** These words were said. */
  transcript:
    (words: string): Scripted =>
    (_request, response) => {
      sendJson(response, 200, { text: words, usage: { type: 'duration', seconds: 3 } });
    },
  answer: (answer: string): Scripted => text(answerOf(answer)),
  fenced: (answer: string): Scripted => text(`\`\`\`json\n${answerOf(answer)}\n\`\`\``),
  notAnswerable: text('{"answerable": false, "sentences": []}'),
  noContent: text(null),
  noChoices: ((_request, response) => {
    sendJson(response, 200, completionOf([]));
  }) as Scripted,
  huge: text(answerOf(`${'长'.repeat(700_000)}[1]`)),
  /** Any object, such as another vendor's. */
  object:
    (body: unknown): Scripted =>
    (_request, response) => {
      sendJson(response, 200, body);
    },
  refusal:
    (status: number, headers: Record<string, string> = {}): Scripted =>
    (_request, response) => {
      const body = errorOf('You exceeded your current quota', 'requests', 'rate_limit_exceeded');
      sendJson(response, status, body, headers);
    },
  /** Sends whoever asks on to another address. */
  redirect:
    (location: string): Scripted =>
    (_request, response) => {
      response.writeHead(307, { location }).end();
    },
  html: ((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html><body>Sign in</body></html>');
  }) as Scripted,
  /** The body ends in the middle of the object. */
  halfJson: ((_request, response) => {
    const whole = JSON.stringify(completionOf([choiceOf('{"answerable": true}')]));
    response.writeHead(200, { 'content-type': 'application/json' }).end(whole.slice(0, whole.length / 2));
  }) as Scripted,
  /** Answers as the script says, but so late. */
  after:
    (milliseconds: number, script: Scripted): Scripted =>
    async (request, response, asked) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
      if (!response.destroyed) await script(request, response, asked);
    },
  /** Never says a word. */
  hang: (() => undefined) as Scripted,
  /** Begins an answer and never ends it. */
  hangInBody: ((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"id": "chatcmpl-1", ');
  }) as Scripted,
  drop: ((request) => {
    request.socket.destroy();
  }) as Scripted,
  /** Puts the key that it was sent into what the model is said to have written. */
  echoKeyAsAnswer: ((request, response) => {
    const answer = answerOf(`钥匙是 ${request.headers.authorization ?? ''} [1]`);
    sendJson(response, 200, completionOf([choiceOf(answer)]));
  }) as Scripted,
  echoKeyAsTranscript: ((request, response) => {
    sendJson(response, 200, { text: `钥匙是 ${request.headers.authorization ?? ''}` });
  }) as Scripted,
  /** Puts the key that it was sent into its complaint. */
  echoKeyAsError: ((request, response) => {
    const message = `Incorrect API key provided: ${request.headers.authorization ?? ''}`;
    sendJson(response, 401, errorOf(message, 'invalid_request_error', 'invalid_api_key'));
  }) as Scripted,
} as const;

/** One script after the other; the last one stays. */
export function inTurn(...scripts: Scripted[]): Scripted {
  return (request, response, asked) => {
    const script = scripts.length > 1 ? scripts.shift() : scripts[0];
    return script?.(request, response, asked);
  };
}

/** One script for requests to stream, the other for all else. */
export const whenStreaming =
  (streaming: Scripted, otherwise: Scripted): Scripted =>
  (request, response, asked) =>
    (asked.body.stream === true ? streaming : otherwise)(request, response, asked);
