import type { NgramIndexData } from './ngram-index-data';
import { TermTable } from './term-table';
import { distinctSearchTerms, kindOf, type Term, TermKind } from './terms';
import { TopScores } from './top-scores';

export interface PassageScore {
  passageId: string;
  /** BM25 over the n-grams of the text; additive evidence, not normalised by the length of the query. */
  score: number;
}

/** How many passages the evidence for a message is averaged over: one lucky passage is noise. */
const EVIDENCE_UNITS = 50;

/** Reads an inverted n-gram index. Synchronous, without allocation by unit; one instance serves one thread. */
export class NgramIndex {
  private readonly table: TermTable;
  private readonly scores: Float32Array;
  private readonly evidenceUnits: number;
  private readonly top: TopScores;

  constructor(private readonly data: NgramIndexData) {
    this.table = new TermTable(data.terms);
    this.scores = new Float32Array(data.unitCount);
    // A small index would average mostly zeros.
    this.evidenceUnits = Math.max(1, Math.min(EVIDENCE_UNITS, Math.ceil(data.unitCount / 4)));
    this.top = new TopScores(EVIDENCE_UNITS + 1);
  }

  get unitCount(): number {
    return this.data.unitCount;
  }

  /**
   * Mean evidence of the best units for these terms; 0 when none is known.
   * @param factorOf scales a term's weight for this query only.
   */
  evidence(terms: readonly Term[], factorOf?: (term: Term) => number): number {
    if (!this.accumulate(terms, factorOf)) return 0;
    return this.top.sumOfLargest(this.scores, this.evidenceUnits) / this.evidenceUnits;
  }

  /** As `evidence`, without the single best unit: for text that was itself taken from the index. */
  evidenceOfOthers(terms: readonly Term[]): number {
    if (!this.accumulate(terms)) return 0;
    const count = this.evidenceUnits + 1;
    const sum = this.top.sumOfLargest(this.scores, count);
    const best = this.top.selected(count)[0]?.value ?? 0;
    return (sum - best) / this.evidenceUnits;
  }

  /** The best passages for a text, best first; a passage of several units counts with its best. */
  search(text: string, limit: number): PassageScore[] {
    if (!this.accumulate(distinctSearchTerms(text))) return [];
    const wide = new TopScores(Math.min(this.data.unitCount, limit * 4 + 8));
    wide.sumOfLargest(this.scores);
    const best = new Map<string, number>();
    for (const { place, value } of wide.selected()) {
      const passageId = this.data.unitPassages[place] ?? '';
      if (!best.has(passageId)) best.set(passageId, value);
    }
    return [...best].slice(0, limit).map(([passageId, score]) => ({ passageId, score }));
  }

  /**
   * How rare a term is in this index, from 0; a term that no unit holds is the rarest. Pieces of words weigh less.
   */
  weightOf(term: Term): number {
    const number = this.table.find(term);
    const unknown = Math.log(1 + (this.data.unitCount + 0.5) / 0.5);
    if (number < 0) return kindOf(term) === TermKind.wordPiece ? 0 : unknown;
    return ((this.data.termWeights[number] ?? 0) * 255) / 2.2;
  }

  /** Whether any unit holds the term. */
  knows(term: Term): boolean {
    const number = this.table.find(term);
    return number >= 0 && (this.data.offsets[number + 1] ?? 0) > (this.data.offsets[number] ?? 0);
  }

  private accumulate(terms: readonly Term[], factorOf?: (term: Term) => number): boolean {
    const { scores, table } = this;
    const { offsets, postingUnits, postingImpacts, termWeights } = this.data;
    scores.fill(0);
    let found = false;
    for (const term of terms) {
      const number = table.find(term);
      if (number < 0) continue;
      const weight = (termWeights[number] as number) * (factorOf ? factorOf(term) : 1);
      const end = offsets[number + 1] as number;
      for (let at = offsets[number] as number; at < end; at++) {
        const unit = postingUnits[at] as number;
        scores[unit] = (scores[unit] as number) + weight * (postingImpacts[at] as number);
        found = true;
      }
    }
    return found;
  }
}
