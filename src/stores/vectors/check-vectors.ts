import { VectorStoreError, type VectorCollection, type VectorRecord } from '../../core/ports/vector-store';

/** How far the squared length may be from 1: what rounding to 32 bits makes of it, and more. */
const LENGTH_TOLERANCE = 0.01;

/** Throws `refused` for a name that a store could not keep. */
export function checkCollection({ name, dimension }: VectorCollection): void {
  if (!/^[a-z0-9-]{1,64}$/.test(name)) {
    throw new VectorStoreError('refused', `A collection cannot be named "${name}": 1 to 64 of a-z, 0-9 and -.`);
  }
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 8192) {
    throw new VectorStoreError('refused', `A collection cannot have ${dimension} dimensions: 1 to 8192.`);
  }
}

type Space = Pick<VectorCollection, 'name' | 'dimension'>;

/** Throws `wrong-dimension`. */
export function checkDimension(vector: Float32Array, { name, dimension }: Space): void {
  if (vector.length === dimension) return;
  throw new VectorStoreError(
    'wrong-dimension',
    `The collection ${name} holds vectors of ${dimension} dimensions, not of ${vector.length}.`,
  );
}

/** Throws `wrong-dimension`, or `refused` for a vector that is not of length 1. */
export function checkVector(vector: Float32Array, space: Space): void {
  checkDimension(vector, space);
  checkLength(vector);
}

/** Throws `refused`. */
export function checkLength(vector: Float32Array): void {
  if (isUnitVector(vector)) return;
  throw new VectorStoreError('refused', 'A vector is not of length 1, or holds what is not a number.');
}

export function isUnitVector(vector: Float32Array): boolean {
  let squares = 0;
  for (const value of vector) squares += value * value;
  // Also false for NaN.
  return Math.abs(squares - 1) < LENGTH_TOLERANCE;
}

/** Of records with the same id, the last counts. */
export function lastOfEachId(records: readonly VectorRecord[]): VectorRecord[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** Throws what the collections differ in, if anything. */
export function checkSame(wanted: VectorCollection, found: Pick<VectorCollection, 'dimension' | 'model'>): void {
  if (wanted.dimension === found.dimension && wanted.model === found.model) return;
  throw new VectorStoreError(
    'wrong-dimension',
    `The collection ${wanted.name} is there with vectors of another model: ${found.model}, ${found.dimension} dimensions.`,
  );
}

export const missingCollection = (name: string): VectorStoreError =>
  new VectorStoreError('missing-collection', `There is no collection ${name}.`);
