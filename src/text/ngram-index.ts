import type { NgramIndexData } from './ngram-index-data';
import { TermTable } from './term-table';
import { type CutWords, searchTerms } from './search-terms';
import { kindOf, type Term, TermKind } from './terms';
import { TopScores } from './top-scores';
import { type Postings, UnitScores, type WeightedTerm } from './unit-scores';

export interface PassageScore {
  passageId: string;
  /** BM25 over the terms of the text: additive evidence, not normalised by the length of the query. */
  score: number;
}

/** How many units the evidence for a message is averaged over: one lucky unit is noise. */
const EVIDENCE_UNITS = 100;
/** The r-th best unit counts r to this power, so that the same rule suits nine units and a million. */
const RANK_POWER = -0.5;

/** What counts less than this share of the weightiest term is not looked for: it costs most of the time and decides nothing. */
const LEAST_SHARE = 0.03;

/** Reads an inverted n-gram index. Synchronous, without allocation by unit; one instance serves one thread. */
export class NgramIndex {
  private readonly table: TermTable;
  private readonly scores: UnitScores;
  private readonly gatePostings: Postings;
  private readonly searchPostings: Postings;
  /** From the least to the best; they sum to 1. */
  private readonly rankWeights: Float64Array;

  constructor(private readonly data: NgramIndexData) {
    this.table = new TermTable(data.terms);
    this.scores = new UnitScores(data.unitCount);
    const { offsets, postingUnits: units } = data;
    this.gatePostings = { offsets, units, impacts: data.postingImpacts };
    this.searchPostings = { offsets, units, impacts: data.searchImpacts };
    this.rankWeights = rankWeights(Math.max(1, Math.min(EVIDENCE_UNITS, data.unitCount)));
  }

  get unitCount(): number {
    return this.data.unitCount;
  }

  /**
   * Mean evidence of the best units for these terms, the better the heavier; 0 when none is known.
   * @param factorOf scales a term's weight for this query only
   */
  evidence(terms: readonly Term[], factorOf?: (term: Term) => number): number {
    this.accumulate(terms, factorOf);
    const rising = this.scores.takeBest(this.rankWeights.length);
    const missing = this.rankWeights.length - rising.length;
    let mean = 0;
    for (let at = 0; at < rising.length; at++) {
      mean += (rising[at] as number) * (this.rankWeights[missing + at] as number);
    }
    return mean;
  }

  /**
   * The best passages for a text, best first; a passage of several units counts with its best.
   * @param cutWords tells which characters of the text are one word
   */
  search(text: string, limit: number, cutWords?: CutWords): PassageScore[] {
    this.accumulateSearched(text, cutWords);
    let best = new Map<string, number>();
    // A passage of many units can fill a selection by itself; then a wider one is taken.
    for (let width = limit * 4 + 8; best.size < limit; width *= 4) {
      best = this.bestPassages(Math.min(this.data.unitCount, width));
      if (width >= this.data.unitCount) break;
    }
    this.scores.clear();
    return [...best].slice(0, limit).map(([passageId, score]) => ({ passageId, score }));
  }

  /** How much a term tells, from 0: its rarity here times what the build scaled it by. An unknown term may be a slip of the pen and tells half of the rarest. */
  weightOf(term: Term): number {
    const { termWeights, unitCount } = this.data;
    const number = this.known(term);
    if (number >= 0) return ((termWeights[number] as number) * 255) / 2.2;
    return kindOf(term) === TermKind.wordPiece ? 0 : Math.log(1 + (unitCount + 0.5) / 0.5) / 2;
  }

  /** How much a term counts in search, from 0; 0 when it is unknown. */
  searchWeightOf(term: Term): number {
    const number = this.known(term);
    return number < 0 ? 0 : ((this.data.searchWeights[number] as number) * 255) / 2.2;
  }

  /** The number of a term that some unit has, or -1: one whose last unit was edited away keeps its number, but is unknown again. */
  private known(term: Term): number {
    const { offsets } = this.data;
    const number = this.table.find(term);
    return number >= 0 && (offsets[number + 1] as number) > (offsets[number] as number) ? number : -1;
  }

  /** Passages of the best units, each with its best, in falling order. */
  private bestPassages(width: number): Map<string, number> {
    const top = new TopScores(width);
    top.largest(this.scores.values);
    const best = new Map<string, number>();
    for (const { place, value } of top.selected()) {
      const passageId = this.data.unitPassages[place] ?? '';
      if (!best.has(passageId)) best.set(passageId, value);
    }
    return best;
  }

  private accumulate(terms: readonly Term[], factorOf?: (term: Term) => number): void {
    const { table, data } = this;
    const weighted: WeightedTerm[] = [];
    for (const term of terms) {
      const number = table.find(term);
      if (number < 0) continue;
      const weight = (data.termWeights[number] as number) * (factorOf ? factorOf(term) : 1);
      if (weight > 0) weighted.push({ number, weight });
    }
    this.scores.add(this.gatePostings, weighted);
  }

  private accumulateSearched(text: string, cutWords: CutWords | undefined): void {
    const weighted: WeightedTerm[] = [];
    for (const [term, factor] of searchTerms(text, cutWords)) {
      const number = this.known(term);
      if (number < 0) continue;
      const weight = (this.data.searchWeights[number] as number) * factor;
      if (weight > 0) weighted.push({ number, weight });
    }
    const most = weighted.reduce((best, { weight }) => Math.max(best, weight), 0);
    const telling = weighted.filter(({ weight }) => weight >= most * LEAST_SHARE);
    this.scores.add(this.searchPostings, telling);
  }
}

function rankWeights(count: number): Float64Array {
  const falling = Float64Array.from({ length: count }, (_, at) => (at + 1) ** RANK_POWER);
  const sum = falling.reduce((total, weight) => total + weight, 0);
  return falling.map((weight) => weight / sum).reverse();
}
