import type { EmbeddingModel } from '../../src/core/ports/embedding-model';

/** Of the vectors when a test wants no other. */
export const HASHED_DIMENSION = 256;

/**
 * Alike texts get alike vectors: each n-gram of one to three characters counts, up or down, in the place that its hash
 * (FNV-1a) names. There is no model behind it, so it says nothing about the quality of any. Not of length 1.
 */
export function hashedVector(text: string, dimension = HASHED_DIMENSION): number[] {
  const vector = new Array<number>(dimension).fill(0);
  const characters = Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim(),
  );
  for (let length = 1; length <= 3; length++) {
    for (let at = 0; at + length <= characters.length; at++) {
      const hash = fnv1a(characters.slice(at, at + length).join(''));
      const place = (hash >>> 1) % dimension;
      vector[place] = (vector[place] as number) + (hash & 1 ? length : -length);
    }
  }
  // What holds no letter at all is still somewhere.
  if (!vector.some(Boolean)) vector[0] = 1;
  return vector;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The low bits alone would hardly differ between neighbours.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** Hashed vectors without any endpoint; keeps what it was asked. */
export class HashedEmbeddingModel implements EmbeddingModel {
  readonly asked: { texts: readonly string[]; kind: 'query' | 'passage' }[] = [];

  constructor(
    readonly key = 'hashed',
    private readonly dimension = HASHED_DIMENSION,
  ) {}

  embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array[]> {
    this.asked.push({ texts, kind });
    return Promise.resolve(texts.map((text) => unitVector(hashedVector(text, this.dimension))));
  }
}

function unitVector(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}
