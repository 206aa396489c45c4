import { foldText } from './character-runs';
import type { NgramIndexData } from './ngram-index-data';
import { TermTable } from './term-table';
import { characterTerms, hashTerm, indexTerms, kindOf, type Term, TermKind } from './terms';

export interface IndexUnit {
  passageId: string;
  text: string;
}

/** Okapi BM25 (Robertson and Zaragoza 2009); results hardly move for k1 in 0.5 to 2 and b in 0.3 to 1. */
const K1 = 1.2;
const B = 0.75;
/**
 * What a passage opens with is what it is about. In search a term at place p of a unit counts 1 + OPENING e^(-p/REACH)
 * times; both were tuned on one half of a set of questions and held on the other.
 */
const OPENING = 2.5;
const OPENING_REACH = 20;
const openings = Float32Array.from({ length: 160 }, (_, place) => OPENING * Math.exp(-place / OPENING_REACH));
/** In how many parts of 1 what openings add is kept, in 8 bits. */
const OPENING_STEPS = 32;
/** Rarity counts with this power in search: a question is mostly about its rarest words. */
const SEARCH_RARITY_POWER = 1.5;

/** Pieces of words carry names such as rtmpose, but count less than the words. */
const WORD_PIECE_WEIGHT = 0.7;

interface ForwardUnit {
  passageId: string;
  /** Hash of its letters and digits alone: units that differ in marks and spaces only count once. */
  letters: Term;
  terms: Int32Array;
  counts: Uint16Array;
  /** By term, what its places near the beginning add to its count, in steps. */
  openings: Uint8Array;
  length: number;
}

/**
 * Keeps the terms of every unit, so that after an edit only what changed is cut into terms again and the inverted
 * index is counted anew from the rest: 14,300 passages in about a tenth of a second.
 */
export class NgramIndexBuilder {
  private readonly documents = new Map<string, ForwardUnit[]>();
  private readonly table = new TermTable();
  /** Scratch of `forward`: counts of the unit at hand by term number. */
  private counts = new Uint16Array(1024);
  private opened = new Float32Array(1024);

  /** Puts these units in the place of what the document had. */
  replace(documentId: string, units: readonly IndexUnit[]): void {
    this.documents.set(
      documentId,
      units.map((unit) => this.forward(unit)),
    );
  }

  remove(documentId: string): void {
    this.documents.delete(documentId);
  }

  /** @param factorOf scales a term's weight, such as down for what is common in chatter; 1 when left out. */
  build(factorOf: (term: Term) => number = () => 1): NgramIndexData {
    const units = this.distinctUnits();
    const termCount = this.table.size;
    const frequencies = new Uint32Array(termCount);
    let totalLength = 0;
    for (const unit of units) {
      totalLength += unit.length;
      for (const term of unit.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
    }
    const offsets = new Uint32Array(termCount + 1);
    for (let term = 0; term < termCount; term++) offsets[term + 1] = (offsets[term] ?? 0) + (frequencies[term] ?? 0);

    const postingCount = offsets[termCount] ?? 0;
    const postingUnits = new Int32Array(postingCount);
    const postingImpacts = new Uint8Array(postingCount);
    const searchImpacts = new Uint8Array(postingCount);
    const next = offsets.slice();
    const meanLength = totalLength / Math.max(1, units.length);
    units.forEach((unit, unitNumber) => {
      const saturation = K1 * (1 - B + (B * unit.length) / meanLength);
      const { terms, counts, openings: opened } = unit;
      for (let at = 0; at < terms.length; at++) {
        const term = terms[at] ?? 0;
        const count = counts[at] ?? 0;
        const position = next[term] ?? 0;
        next[term] = position + 1;
        postingUnits[position] = unitNumber;
        postingImpacts[position] = impactOf(count, saturation);
        searchImpacts[position] = impactOf(count + (opened[at] ?? 0) / OPENING_STEPS, saturation);
      }
    });
    return {
      unitCount: units.length,
      unitPassages: units.map((unit) => unit.passageId),
      terms: this.table.toData(),
      offsets,
      postingUnits,
      postingImpacts,
      searchImpacts,
      ...this.weights(frequencies, units.length, factorOf),
    };
  }

  private weights(
    frequencies: Uint32Array,
    unitCount: number,
    factorOf: (term: Term) => number,
  ): Pick<NgramIndexData, 'termWeights' | 'searchWeights'> {
    const termWeights = new Float32Array(frequencies.length);
    const searchWeights = new Float32Array(frequencies.length);
    const { keys, ids } = this.table.toData();
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? 0;
      if (key === 0) continue;
      const term = ids[slot] ?? 0;
      const frequency = frequencies[term] ?? 0;
      const kindWeight = kindOf(key) === TermKind.wordPiece ? WORD_PIECE_WEIGHT : 1;
      const rarity = inverseDocumentFrequency(frequency, unitCount);
      const factor = (factorOf(key) * (K1 + 1)) / 255;
      termWeights[term] = rarity * kindWeight * factor;
      searchWeights[term] = rarity ** SEARCH_RARITY_POWER * factor;
    }
    return { termWeights, searchWeights };
  }

  private distinctUnits(): ForwardUnit[] {
    const seen = new Set<Term>();
    const units: ForwardUnit[] = [];
    for (const documentUnits of this.documents.values()) {
      for (const unit of documentUnits) {
        if (seen.has(unit.letters)) continue;
        seen.add(unit.letters);
        units.push(unit);
      }
    }
    return units;
  }

  private forward({ passageId, text }: IndexUnit): ForwardUnit {
    const distinct: number[] = [];
    let length = 0;
    const count = (term: Term, start: number): void => {
      const number = this.table.add(term);
      if (number >= this.counts.length) this.growCounts();
      const known = this.counts[number] ?? 0;
      if (known === 0) distinct.push(number);
      if (known < 0xffff) this.counts[number] = known + 1;
      if (start < openings.length) this.opened[number] = (this.opened[number] ?? 0) + (openings[start] ?? 0);
      length++;
    };
    indexTerms(text, count);
    // The length that BM25 weighs by is that of the terms which the gate scores by.
    const indexLength = length;
    characterTerms(text, count);
    const counts = new Uint16Array(distinct.length);
    const opened = new Uint8Array(distinct.length);
    distinct.forEach((number, at) => {
      counts[at] = this.counts[number] ?? 0;
      this.counts[number] = 0;
      opened[at] = Math.min(255, Math.round((this.opened[number] ?? 0) * OPENING_STEPS));
      this.opened[number] = 0;
    });
    const letters = foldText(text).replace(/[^\p{L}\p{N}_]+/gu, '');
    return {
      passageId,
      letters: hashTerm(letters, 0, letters.length, TermKind.extra),
      terms: Int32Array.from(distinct),
      counts,
      openings: opened,
      length: indexLength,
    };
  }

  private growCounts(): void {
    const grown = new Uint16Array(this.counts.length * 2);
    grown.set(this.counts);
    this.counts = grown;
    const opened = new Float32Array(grown.length);
    opened.set(this.opened);
    this.opened = opened;
  }
}

/** Never 0, however long the unit: a posting says that the term is there. */
const impactOf = (frequency: number, saturation: number): number =>
  Math.max(1, Math.round((255 * frequency) / (frequency + saturation)));

/** ln(1 + (N - df + 0.5) / (df + 0.5)): never negative. */
export const inverseDocumentFrequency = (frequency: number, unitCount: number): number =>
  Math.log(1 + (unitCount - frequency + 0.5) / (frequency + 0.5));
