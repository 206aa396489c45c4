import type { Term } from './terms';

/** The arrays of a term table; plain data that can be handed between threads. */
export interface TermTableData {
  /** Open addressing, a power of two long; 0 marks a free slot. */
  keys: Float64Array;
  ids: Int32Array;
  size: number;
}

const slotOf = (term: Term, mask: number): number => {
  const low = term | 0;
  return (Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) ^ (low >>> 12)) & mask;
};

/** Numbers terms from 0 in the order in which they are added. */
export class TermTable {
  private keys: Float64Array;
  private ids: Int32Array;
  private count: number;

  constructor(data?: TermTableData) {
    this.keys = data?.keys ?? new Float64Array(1024);
    this.ids = data?.ids ?? new Int32Array(1024);
    this.count = data?.size ?? 0;
  }

  get size(): number {
    return this.count;
  }

  /** The term's number, or -1. */
  find(term: Term): number {
    const mask = this.keys.length - 1;
    for (let slot = slotOf(term, mask); ; slot = (slot + 1) & mask) {
      const key = this.keys[slot];
      if (key === term) return this.ids[slot] ?? -1;
      if (key === 0) return -1;
    }
  }

  /** The term's number; a new one when it was not known. */
  add(term: Term): number {
    const mask = this.keys.length - 1;
    let slot = slotOf(term, mask);
    while (this.keys[slot] !== 0) {
      if (this.keys[slot] === term) return this.ids[slot] ?? -1;
      slot = (slot + 1) & mask;
    }
    this.keys[slot] = term;
    this.ids[slot] = this.count;
    this.count++;
    if (this.count * 2 > this.keys.length) this.grow();
    return this.count - 1;
  }

  /** A copy that may be handed to another thread. */
  toData(): TermTableData {
    return { keys: this.keys.slice(), ids: this.ids.slice(), size: this.count };
  }

  private grow(): void {
    const { keys, ids } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.ids = new Int32Array(keys.length * 2);
    const mask = this.keys.length - 1;
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old] ?? 0;
      if (key === 0) continue;
      let slot = slotOf(key, mask);
      while (this.keys[slot] !== 0) slot = (slot + 1) & mask;
      this.keys[slot] = key;
      this.ids[slot] = ids[old] ?? 0;
    }
  }
}
