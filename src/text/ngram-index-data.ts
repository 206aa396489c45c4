import type { TermTableData } from './term-table';

/**
 * An inverted index over units of text, as plain arrays. Postings of term t are the positions `offsets[t]` to
 * `offsets[t + 1]` of `postingUnits` and `postingImpacts`.
 */
export interface NgramIndexData {
  unitCount: number;
  /** The passage that unit u is a part of. */
  unitPassages: string[];
  terms: TermTableData;
  offsets: Uint32Array;
  postingUnits: Int32Array;
  /** The saturated term frequency tf / (tf + k1 (1 - b + b length / mean length)), in 255ths. */
  postingImpacts: Uint8Array;
  /** The same for search: there what stands near the beginning of a unit counts for more. */
  searchImpacts: Uint8Array;
  /** Inverse document frequency times (k1 + 1) / 255 and times the weight of the term's kind. */
  termWeights: Float32Array;
  /** The same for search: there the rarity counts with a power of its own, and no kind of term for less. */
  searchWeights: Float32Array;
}

/** The same index in memory that threads share: whoever gets it reads it in place, nothing is copied on the way. */
export function sharedIndex(data: NgramIndexData): NgramIndexData {
  return {
    ...data,
    terms: { ...data.terms, keys: sharedFloats(data.terms.keys), ids: sharedIntegers(data.terms.ids) },
    offsets: new Uint32Array(shared(data.offsets)),
    postingUnits: sharedIntegers(data.postingUnits),
    postingImpacts: new Uint8Array(shared(data.postingImpacts)),
    searchImpacts: new Uint8Array(shared(data.searchImpacts)),
    termWeights: new Float32Array(shared(data.termWeights)),
    searchWeights: new Float32Array(shared(data.searchWeights)),
  };
}

const sharedFloats = (array: Float64Array): Float64Array => new Float64Array(shared(array));
const sharedIntegers = (array: Int32Array): Int32Array => new Int32Array(shared(array));

function shared({ buffer, byteOffset, byteLength }: ArrayBufferView): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
  return copy;
}
