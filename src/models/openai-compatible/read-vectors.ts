import { z } from 'zod';
import { EmbeddingError } from '../../core/ports/embedding-model';

const reply = z.object({
  data: z.array(z.object({ index: z.int().nullish(), embedding: z.unknown() })),
  usage: z.object({ total_tokens: z.number().nonnegative().nullish() }).nullish().catch(null),
});

/** As writers in other languages put numbers that JSON does not have. */
const NO_NUMBER = /[[,:]\s*-?(?:NaN|Infinity)\b/;

/**
 * Reads the reply to a request for `count` vectors, each made as long as 1. A server that is not what it claims may
 * answer anything, so nothing is taken for granted.
 *
 * @param body the reply's text
 */
export function readVectors(body: string, count: number): { vectors: Float32Array[]; tokens: number | null } {
  const { data, usage } = readReply(body);
  if (data.length !== count) {
    throw new EmbeddingError(
      'wrong-count',
      `The embedding model gave ${data.length} vectors for ${count} texts; look whether models.embedding.batchSize is too large for it`,
    );
  }
  const vectors = inOrder(data).map(readVector);
  const odd = vectors.find(({ length }) => length !== vectors[0]?.length);
  if (odd) throw new EmbeddingError('wrong-dimension', 'The embedding model gave vectors of different lengths at once');
  return { vectors, tokens: usage?.total_tokens ?? null };
}

type Item = z.output<typeof reply>['data'][number];

function readReply(body: string): z.output<typeof reply> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw NO_NUMBER.test(body) ? notANumber() : unreadable('what is no JSON');
  }
  const read = reply.safeParse(value);
  if (!read.success) throw unreadable('an object of another kind');
  return read.data;
}

/** By their numbers; by their places where they have none. */
function inOrder(data: readonly Item[]): Item[] {
  if (data.some(({ index }) => index === null || index === undefined)) return [...data];
  const ordered: Item[] = [];
  for (const item of data) ordered[item.index ?? 0] = item;
  if (ordered.length !== data.length || ordered.includes(undefined as never)) {
    throw new EmbeddingError('wrong-count', 'The embedding model gave two vectors for one text, and none for another');
  }
  return ordered;
}

function readVector({ embedding }: Item): Float32Array {
  if (typeof embedding === 'string') throw unreadable('text in place of numbers, though it was asked for floats');
  if (!Array.isArray(embedding) || embedding.length === 0) throw unreadable('an empty vector, or none');
  let squares = 0;
  for (const value of embedding as unknown[]) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw notANumber();
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  // Neither nothing nor more than a number can hold has a direction.
  if (!(length > 0 && length < Infinity)) throw notANumber();
  return Float32Array.from(embedding as number[], (value) => value / length);
}

const unreadable = (what: string): EmbeddingError =>
  new EmbeddingError('unreadable', `The embedding model sent ${what}; look whether models.embedding.baseUrl is right`);

const notANumber = (): EmbeddingError =>
  new EmbeddingError(
    'not-a-number',
    'The embedding model gave a vector that is no direction (NaN, infinite, null or zero); ask it anew or use another model',
  );
