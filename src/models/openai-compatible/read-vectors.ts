import { z } from 'zod';
import { EmbeddingError } from '../../core/ports/embedding-model';
import { textVectors, type VectorSource } from './vector-source';

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
export function readVectors(
  body: string,
  count: number,
  source: VectorSource = textVectors,
): { vectors: Float32Array[]; tokens: number | null } {
  const { name, section, unit } = source;
  const { data, usage } = readReply(body, source);
  if (data.length !== count) {
    throw new EmbeddingError(
      'wrong-count',
      `${name} gave ${data.length} vectors for ${count} ${unit}s; look whether ${section}.batchSize is too large for it`,
    );
  }
  const vectors = inOrder(data, source).map((item) => readVector(item, source));
  const odd = vectors.find(({ length }) => length !== vectors[0]?.length);
  if (odd) throw new EmbeddingError('wrong-dimension', `${name} gave vectors of different lengths at once`);
  return { vectors, tokens: usage?.total_tokens ?? null };
}

type Item = z.output<typeof reply>['data'][number];

function readReply(body: string, source: VectorSource): z.output<typeof reply> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw NO_NUMBER.test(body) ? notANumber(source) : unreadable('what is no JSON', source);
  }
  const read = reply.safeParse(value);
  if (!read.success) throw unreadable('an object of another kind', source);
  return read.data;
}

/** By their numbers; by their places where they have none. */
function inOrder(data: readonly Item[], { name, unit }: VectorSource): Item[] {
  if (data.some(({ index }) => index === null || index === undefined)) return [...data];
  const ordered: Item[] = [];
  for (const item of data) ordered[item.index ?? 0] = item;
  if (ordered.length !== data.length || ordered.includes(undefined as never)) {
    throw new EmbeddingError('wrong-count', `${name} gave two vectors for one ${unit}, and none for another`);
  }
  return ordered;
}

function readVector({ embedding }: Item, source: VectorSource): Float32Array {
  if (typeof embedding === 'string') {
    throw unreadable('text in place of numbers, though it was asked for floats', source);
  }
  if (!Array.isArray(embedding) || embedding.length === 0) throw unreadable('an empty vector, or none', source);
  let squares = 0;
  for (const value of embedding as unknown[]) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw notANumber(source);
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  // Neither nothing nor more than a number can hold has a direction.
  if (!(length > 0 && length < Infinity)) throw notANumber(source);
  return Float32Array.from(embedding as number[], (value) => value / length);
}

const unreadable = (what: string, { name, section }: VectorSource): EmbeddingError =>
  new EmbeddingError('unreadable', `${name} sent ${what}; look whether ${section}.baseUrl is right`);

const notANumber = ({ name }: VectorSource): EmbeddingError =>
  new EmbeddingError(
    'not-a-number',
    `${name} gave a vector that is no direction (NaN, infinite, null or zero); ask it anew or use another model`,
  );
