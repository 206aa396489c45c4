/** Postings of term t are the positions `offsets[t]` to `offsets[t + 1]`. */
export interface Postings {
  offsets: Uint32Array;
  units: Int32Array;
  impacts: Uint8Array;
}

/** Buckets a factor of about 1.03 wide, from 2^-12 up: the upper bits of a 32-bit float are its rounded logarithm. */
const BUCKETS = 1024;
const LOST_BITS = 18;
const LOWEST = (127 - 12) << (23 - LOST_BITS);

/** Noting costs more than looking through, from half as many postings as units on. */
const FEW = 2;

/** How many times the wanted number are found before a first bound is drawn. */
const BETWEEN_BOUNDS = 4;

export interface WeightedTerm {
  number: number;
  weight: number;
}

/**
 * Adds up the scores of units, most of which a query never touches, and finds the best without looking at the rest.
 * One instance serves one thread.
 */
export class UnitScores {
  /** By unit; 0 for what is not touched. */
  readonly values: Float32Array;
  /** The same memory as whole numbers: 0 where there is no score, and in the order of the scores. */
  private readonly bits: Int32Array;
  /** The units that have a score; one place to spare, as `add` writes before it knows. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly candidates: Float32Array;
  private readonly histogram = new Uint32Array(BUCKETS);
  private readonly bound = new Float32Array(1);
  private readonly boundBits = new Int32Array(this.bound.buffer);

  constructor(unitCount: number) {
    this.values = new Float32Array(unitCount);
    this.bits = new Int32Array(this.values.buffer);
    this.touched = new Int32Array(unitCount + 1);
    this.candidates = new Float32Array(unitCount);
  }

  /**
   * Adds the evidence of terms, each with a weight above 0; every impact is above 0, too.
   * To note what is touched pays off for a few postings only; after many, all units are looked through.
   */
  add(postings: Postings, terms: readonly WeightedTerm[]): void {
    const { offsets } = postings;
    let count = 0;
    for (const { number } of terms) count += (offsets[number + 1] as number) - (offsets[number] as number);
    if (count * FEW < this.values.length) {
      for (const term of terms) this.addNoting(postings, term);
    } else {
      for (const term of terms) this.addAlone(postings, term);
      this.noteAll();
    }
  }

  /** The `count` best scores (fewer when fewer are touched) in rising order; then all scores are 0 again. */
  takeBest(count: number): Float32Array {
    const { values, bits, touched, touchedCount, candidates, histogram } = this;
    histogram.fill(0);
    this.touchedCount = 0;
    let least = 0;
    let found = 0;
    let next = count * BETWEEN_BOUNDS;
    for (let at = 0; at < touchedCount; at++) {
      const unit = touched[at] as number;
      const value = values[unit] as number;
      if (value >= least) {
        const bucket = bucketOf(bits[unit] as number);
        histogram[bucket] = (histogram[bucket] as number) + 1;
        candidates[found++] = value;
        if (found === next) {
          // What does not reach the best so far is not among the best of all.
          least = this.leastOfBest(count);
          next *= 2;
        }
      }
      values[unit] = 0;
    }
    if (found > count) {
      least = this.leastOfBest(count);
      const all = found;
      found = 0;
      for (let at = 0; at < all; at++) {
        const value = candidates[at] as number;
        if (value >= least) candidates[found++] = value;
      }
    }
    const rising = candidates.subarray(0, found).sort();
    return found > count ? rising.subarray(found - count) : rising;
  }

  clear(): void {
    this.values.fill(0);
    this.touchedCount = 0;
  }

  private addAlone({ offsets, units, impacts }: Postings, { number, weight }: WeightedTerm): void {
    const { values } = this;
    const end = offsets[number + 1] as number;
    for (let at = offsets[number] as number; at < end; at++) {
      const unit = units[at] as number;
      values[unit] = (values[unit] as number) + weight * (impacts[at] as number);
    }
  }

  private addNoting({ offsets, units, impacts }: Postings, { number, weight }: WeightedTerm): void {
    const { values, bits, touched } = this;
    const end = offsets[number + 1] as number;
    let count = this.touchedCount;
    for (let at = offsets[number] as number; at < end; at++) {
      const unit = units[at] as number;
      // One more when the unit has no score yet; a branch here would be guessed wrong too often.
      touched[count] = unit;
      count = (count + (((bits[unit] as number) - 1) >>> 31)) | 0;
      values[unit] = (values[unit] as number) + weight * (impacts[at] as number);
    }
    this.touchedCount = count;
  }

  private noteAll(): void {
    const { bits, touched } = this;
    let count = 0;
    for (let unit = 0; unit < bits.length; unit++) {
      touched[count] = unit;
      count = (count + 1 - (((bits[unit] as number) - 1) >>> 31)) | 0;
    }
    this.touchedCount = count;
  }

  /** A bound that the `count` best scores reach, and few others. */
  private leastOfBest(count: number): number {
    let bucket = BUCKETS - 1;
    for (let found = 0; bucket > 0; bucket--) {
      found += this.histogram[bucket] as number;
      if (found >= count) break;
    }
    if (bucket === 0) return 0;
    this.boundBits[0] = (bucket + LOWEST) << LOST_BITS;
    return this.bound[0] as number;
  }
}

const bucketOf = (bits: number): number => Math.max(0, Math.min(BUCKETS - 1, (bits >>> LOST_BITS) - LOWEST));
