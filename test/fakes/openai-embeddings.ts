import { sendJson } from './feishu-server/http';
import { HASHED_DIMENSION, hashedVector } from './hashed-vectors';
import type { AskedRequest, Scripted } from './openai-server';

const textsOf = ({ body: { input = [] } }: AskedRequest): readonly string[] =>
  typeof input === 'string' ? [input] : input;

const replyOf = (vectors: readonly unknown[]) => ({
  object: 'list',
  data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
  model: 'scripted',
  usage: { prompt_tokens: 8, total_tokens: 8 },
});

/** As OpenAI's own endpoint sends vectors to whoever does not ask for floats. */
const base64 = (vector: readonly number[]): string => Buffer.from(Float32Array.from(vector).buffer).toString('base64');

const hashed =
  (dimension = HASHED_DIMENSION): Scripted =>
  (_request, response, asked) => {
    const { dimensions = dimension, encoding_format: format } = asked.body;
    const vectors = textsOf(asked).map((text) => hashedVector(text, dimensions));
    sendJson(response, 200, replyOf(format === 'float' ? vectors : vectors.map(base64)));
  };

/** The reply as it should be, but with what becomes of its list of vectors. */
const changed =
  (change: (vectors: unknown[]) => unknown[]): Scripted =>
  (_request, response, asked) => {
    sendJson(response, 200, replyOf(change(textsOf(asked).map((text) => hashedVector(text)))));
  };

const withFirstNumber = (value: unknown): Scripted =>
  changed(([first, ...others]) => [[value, ...(first as unknown[]).slice(1)], ...others]);

/** As JSON writers of other languages put numbers that JSON does not have. */
const withLiteral =
  (literal: string): Scripted =>
  (_request, response, asked) => {
    const text = JSON.stringify(replyOf(textsOf(asked).map(() => ['literal', 1, 2])));
    response.writeHead(200, { 'content-type': 'application/json' }).end(text.replaceAll('"literal"', literal));
  };

/** Things that endpoints do that are asked for vectors. */
export const embeddings = {
  /** Alike texts get alike vectors; as long as asked for, else `dimension` numbers. */
  hashed,
  /** Takes no notice of the format that it is asked for. */
  alwaysBase64: changed((vectors) => vectors.map((vector) => base64(vector as number[]))),
  /** Takes no notice of the dimension that it is asked for. */
  ofDimension: (dimension: number): Scripted =>
    changed((vectors) => vectors.map((vector) => (vector as number[]).slice(0, dimension))),
  /** The second vector is shorter than the first. */
  uneven: changed((vectors) => vectors.map((vector, at) => (vector as number[]).slice(0, at === 0 ? 256 : 255))),
  oneTooFew: changed((vectors) => vectors.slice(1)),
  oneTooMany: changed((vectors) => [...vectors, vectors[0]]),
  none: changed(() => []),
  nan: withLiteral('NaN'),
  infinity: withLiteral('-Infinity'),
  hugeNumber: withLiteral('1e999'),
  nullNumber: withFirstNumber(null),
  textNumber: withFirstNumber('0.5'),
  zero: changed((vectors) => vectors.map((vector) => (vector as number[]).map(() => 0))),
  empty: changed((vectors) => vectors.map(() => [])),
  /** Vectors in any order, each with its number. */
  shuffled: ((_request, response, asked) => {
    const reply = replyOf(textsOf(asked).map((text) => hashedVector(text)));
    sendJson(response, 200, { ...reply, data: reply.data.toReversed() });
  }) as Scripted,
  /** All bear the same number. */
  sameIndex: ((_request, response, asked) => {
    const reply = replyOf(textsOf(asked).map((text) => hashedVector(text)));
    sendJson(response, 200, { ...reply, data: reply.data.map((item) => ({ ...item, index: 0 })) });
  }) as Scripted,
  /** Refuses a request that holds a text longer than that, as endpoints do whose model reads no more. */
  upTo:
    (characters: number): Scripted =>
    async (request, response, asked) => {
      if (textsOf(asked).every((text) => text.length <= characters)) {
        await hashed()(request, response, asked);
        return;
      }
      const message = `This model's maximum context length is ${characters} tokens`;
      sendJson(response, 400, { error: { message, type: 'invalid_request_error', param: null, code: null } });
    },
} as const;
