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
  /** Inverse document frequency times (k1 + 1) / 255 and times the weight of the term's kind. */
  termWeights: Float32Array;
}

/** The buffers to hand over, not to copy, when the data goes to another thread. */
export function buffersOf(data: NgramIndexData): ArrayBuffer[] {
  const arrays = [
    data.terms.keys,
    data.terms.ids,
    data.offsets,
    data.postingUnits,
    data.postingImpacts,
    data.termWeights,
  ];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
